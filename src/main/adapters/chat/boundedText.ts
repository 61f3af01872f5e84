/** The text of an answer, read with a bound. */

/** Far above any reply; a server that sends without end must not fill the memory. */
const MOST_BYTES = 4 * 1024 * 1024

/** Whatever the status; null where there is more of it than a reply may have. */
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
