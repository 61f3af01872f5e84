/** Reads a stream of server-sent events, of which the web host uses one line form: `data: <one envelope as JSON>`. */
import type { Push } from '#shared/rpc/link.ts'

/** Reads until the stream ends. `onPush` gets each push as soon as it is complete; `onBytes` is called with any bytes, comments included. */
export async function readServerEvents(
  body: ReadableStream<Uint8Array>,
  { onPush, onBytes }: { readonly onPush: (push: Push) => void; readonly onBytes: () => void },
): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  // Pieces are joined once per event: a long event in many pieces would otherwise be copied again for each.
  let pieces: string[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    onBytes()
    const [first = '', ...rest] = decoder.decode(value, { stream: true }).split('\n')
    pieces.push(first)
    for (const next of rest) {
      readLine(pieces.join(''), onPush)
      pieces = [next]
    }
  }
}

function readLine(line: string, onPush: (push: Push) => void): void {
  if (line.startsWith('data: ')) onPush(JSON.parse(line.slice('data: '.length)) as Push)
}
