/** Reads what a chat server says of an error, in whichever of the usual envelopes. */
import { z } from 'zod'
import { jsonOf } from './jsonOf.ts'

/** An error in a server's own words. */
export interface ServerError {
  /** All that it says, without a limit and not yet fit to be shown. */
  readonly said: string
  /** Fields of the request that it names, such as `seed` or `body.response_format`. */
  readonly fields: readonly string[]
  /** Its code or type, such as `model_not_found`; empty where it gives none. */
  readonly code: string
  /** The HTTP status that it gives within its answer; null where it gives none. */
  readonly status: number | null
}

const word = z.union([z.string(), z.number()]).nullish().catch(null)
const described = z.object({
  message: z.string(),
  param: z.string().nullish().catch(null),
  code: word,
  type: word,
  n_ctx: z.number().optional().catch(undefined),
  n_prompt_tokens: z.number().optional().catch(undefined),
})
/** FastAPI tells of each field that it does not take. */
const detailed = z
  .array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() }))
  .min(1)
const failure = z.union([
  z.object({ error: z.union([z.string(), described]) }).transform(({ error }) => error),
  z.object({ detail: z.union([z.string(), detailed, described]) }).transform(({ detail }) => detail),
  described.extend({ object: z.literal('error') }),
])

/** Returns the error in a body or an event, or null where there is none. */
export function errorIn(json: unknown): ServerError | null {
  const parsed = failure.safeParse(json)
  if (!parsed.success) return null
  const error = parsed.data
  if (typeof error === 'string') return { said: error, fields: [], code: '', status: null }
  if (Array.isArray(error)) {
    const fields = error.map(({ loc }) => loc.join('.'))
    const said = error.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; ')
    return { said, fields, code: '', status: null }
  }
  const { message, param, code, type, n_ctx, n_prompt_tokens } = error
  const status = [code, type].map(Number).find((number) => number >= 400 && number < 600) ?? null
  const numbers = [
    n_ctx === undefined ? '' : ` (n_ctx: ${n_ctx})`,
    n_prompt_tokens === undefined ? '' : ` (n_prompt_tokens: ${n_prompt_tokens})`,
  ].join('')
  return { said: message + numbers, fields: param ? [param] : [], code: String(code ?? type ?? ''), status }
}

/** Returns the error in the body of a response of failure; a body without an envelope is taken as words. */
export function errorInText(text: string): ServerError {
  return errorIn(jsonOf(text)) ?? { said: text, fields: [], code: '', status: null }
}
