/** Reads the text of an HTTP response with a limit on its size. */
import type { Response } from 'undici'

/** In bytes (4 MiB). No reply comes near it; without a limit, a server that never stops sending would fill the memory. */
export const MOST_BYTES = 4 * 1024 * 1024

/** Returns the body as UTF-8, whatever the status of the response, or null if the body is longer than 4 MiB. */
export async function boundedText(response: Pick<Response, 'body'>): Promise<string | null> {
  return textOfChunks((response.body ?? []) as AsyncIterable<Uint8Array>)
}

/** Joins the chunks of a body, without the mark that some servers put before it; null if it is longer than 4 MiB. */
export async function textOfChunks(body: AsyncIterable<Uint8Array>): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) return null
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}
