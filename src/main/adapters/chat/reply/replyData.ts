/** Tells a stream of events from a whole answer by what arrives, since servers do not always send what was asked for. */
import type { Response } from 'undici'
import { textOfChunks } from './boundedText.ts'
import { eventData, TOO_LONG } from './eventData.ts'

/** What of a body is read: the data of its events, or all of it at once. */
export interface ReplyData {
  readonly streamed: boolean
  readonly pieces: AsyncIterable<string | typeof TOO_LONG>
}

/** Looks at the beginning of the body: JSON is a whole answer, and anything else in a stream of events is one. */
export async function replyData(response: Response): Promise<ReplyData> {
  const chunks: AsyncIterator<Uint8Array, undefined> = chunksOf(response)
  const begun: Uint8Array[] = []
  let first = ''
  while (first === '') {
    const { done, value } = await chunks.next()
    if (done) break
    begun.push(value)
    first = new TextDecoder().decode(Buffer.concat(begun), { stream: true }).trimStart().slice(0, 1)
  }
  const said = response.headers.get('content-type') ?? ''
  const isEvent = first !== '' && ':deir'.includes(first)
  const streamed = first !== '{' && (isEvent || said.includes('event-stream'))
  const body = restOf(begun, chunks)
  return { streamed, pieces: streamed ? eventData(body) : wholeText(body) }
}

async function* chunksOf(response: Response): AsyncGenerator<Uint8Array, undefined> {
  yield* (response.body ?? []) as AsyncIterable<Uint8Array>
}

async function* wholeText(body: AsyncIterable<Uint8Array>): AsyncGenerator<string | typeof TOO_LONG> {
  yield (await textOfChunks(body)) ?? TOO_LONG
}

async function* restOf(
  begun: readonly Uint8Array[],
  chunks: AsyncIterator<Uint8Array, undefined>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* begun
    for (;;) {
      const { done, value } = await chunks.next()
      if (done) return
      yield value
    }
  } finally {
    // Leaving the loop closes the connection, by which servers know that they can stop.
    await chunks.return?.()
  }
}
