/** What a request asks of a server beside the question itself, and which less is asked of a server that refuses it. */

/**
 * The response formats that can be asked for, the strictest first: the schema with the word that binds a server to it,
 * the schema without that word, any JSON object, and text.
 */
const FORMS = ['strict', 'json_schema', 'json_object', 'text'] as const
/** A response format of a chat server. */
export type Form = (typeof FORMS)[number]

/**
 * How the answer may arrive, the most useful first: as a stream that ends with its token counts, as a stream, or
 * whole.
 */
const STREAMS = ['counted', 'plain', 'none'] as const
/** How an answer may arrive. */
export type Stream = (typeof STREAMS)[number]

/** What is asked of a server beside the question. */
export interface RequestShape {
  readonly form: Form
  readonly stream: Stream
}

/** What is asked of a server of which nothing is known. */
export const FULL_SHAPE: RequestShape = { form: FORMS[0], stream: STREAMS[0] }

/** Returns what may be asked of a server that takes both of these. */
export function lesserShape(a: RequestShape, b: RequestShape): RequestShape {
  return { form: later(FORMS, a.form, b.form), stream: later(STREAMS, a.stream, b.stream) }
}

function later<Name>(names: readonly Name[], a: Name, b: Name): Name {
  return names.indexOf(a) < names.indexOf(b) ? b : a
}

/** A request that a server refused, and the server's own words. */
export interface Refusal {
  readonly shape: RequestShape
  readonly body: string
  readonly said: string
}

/** A request to be tried. */
export interface ShapedRequest {
  readonly shape: RequestShape
  readonly body: string
}

/**
 * Returns the request that asks for the most of what the server is known to take and has not refused, or null where
 * nothing is left. Every way of arriving is tried before a form is given up, because a form is worth more. Where a
 * refusal names what it objects to, requests that ask for the same are left out.
 */
export function requestToTry(
  known: RequestShape,
  refusals: readonly Refusal[],
  bodyOf: (shape: RequestShape) => Readonly<Record<string, unknown>>,
): ShapedRequest | null {
  for (const form of FORMS.slice(FORMS.indexOf(known.form)))
    for (const stream of STREAMS.slice(STREAMS.indexOf(known.stream))) {
      const shape = { form, stream }
      const body = JSON.stringify(bodyOf(shape))
      if (!refusals.some((refusal) => refusal.body === body || objectsTo(refusal, shape)))
        return { shape, body }
    }
  return null
}

/** Tells whether the words of a refusal are about something that this shape asks for too. */
function objectsTo({ shape, said }: Refusal, { form, stream }: RequestShape): boolean {
  const counted = /stream_options|include_usage/i.test(said)
  const streamed = /\bstream(ing|ed)?\b/i.test(said)
  const formed = /response_format|json_?(schema|object)|\bgrammar|\bstrict\b/i.test(said)
  // A server that repeats the whole request in its answer names everything, and thereby nothing.
  if ([counted || streamed, formed].filter(Boolean).length !== 1) return false
  if (formed) return form === shape.form
  return counted ? stream === 'counted' : stream !== 'none'
}
