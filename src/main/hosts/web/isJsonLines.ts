/** Tells JSON lines from a JSON document by the first line of a file. */
import { open } from 'node:fs/promises'

/** Bytes that are looked at; a first line that is longer is not the beginning of a document that was written to be read. */
const HEAD = 4096

/** Whether the first line is a whole object, or the beginning of a long one. A packed file is taken for lines. */
export async function isJsonLines(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    if (buffer[0] === 0x1f && buffer[1] === 0x8b) return true
    const head = buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '')
    if (!/^\s*\{\s*"/.test(head)) return false
    const [line = ''] = head.trimStart().split('\n')
    return line.trimEnd().endsWith('}') || (bytesRead === HEAD && !head.includes('\n'))
  } finally {
    await file.close()
  }
}
