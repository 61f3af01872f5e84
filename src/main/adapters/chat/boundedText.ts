/** Reads the text of an HTTP response with a limit on its size. */

/** In bytes (4 MiB). No reply comes near it; without a limit, a server that never stops sending would fill the memory. */
export const MOST_BYTES = 4 * 1024 * 1024

/** Returns the body as UTF-8, whatever the status of the response, or null if the body is longer than 4 MiB. */
export async function boundedText(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
