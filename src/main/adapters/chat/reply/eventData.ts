/** Reads server-sent events as they arrive. */
import { createParser } from 'eventsource-parser'
import { MOST_BYTES } from './boundedText.ts'

/** What stands in a stream instead of an event longer than 4 MiB, after which nothing follows. */
export const TOO_LONG = Symbol('an event that is too long')

/**
 * Yields the data of each event. Leaving the loop closes the connection, by which servers know that they can stop.
 * Older builds of llama-server tell an error in a field of its own, which is yielded as an object with that error.
 * @throws whatever reading the body throws when the connection is lost.
 */
export async function* eventData(body: AsyncIterable<Uint8Array>): AsyncGenerator<string | typeof TOO_LONG> {
  const arrived: (string | typeof TOO_LONG)[] = []
  const parser = createParser({
    maxBufferSize: MOST_BYTES,
    onEvent: ({ data }) => arrived.push(data),
    onError: ({ type, field, value }) => {
      if (type === 'max-buffer-size-exceeded') arrived.push(TOO_LONG)
      else if (field === 'error') arrived.push(`{"error":${value ?? 'null'}}`)
    },
  })
  const decoder = new TextDecoder()
  for await (const chunk of body) {
    parser.feed(decoder.decode(chunk, { stream: true }))
    for (const data of arrived.splice(0)) {
      yield data
      if (data === TOO_LONG) return
    }
  }
  // The last event counts without the empty line that should end it.
  parser.feed(`${decoder.decode()}\n\n`)
  yield* arrived
}
