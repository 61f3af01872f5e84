/** Adds a line to a file of lines that nothing else mends, such as the sessions of a run. */
import { open } from 'node:fs/promises'
import { aboutFile } from '#shared/errors/aboutFile.ts'

const NEWLINE = '\n'

/**
 * Appends one line, which must hold no line break; the file is made where it is absent. Half a line that a kill or a full disk left
 * is ended first, so that it spoils itself alone. Resolves when the line is on disk; rejects with the error of the file system.
 */
export async function appendLine(path: string, line: string): Promise<void> {
  const file = await open(path, 'a+')
  try {
    const begin = (await endsInHalf(file)) ? NEWLINE : ''
    await file.appendFile(`${begin}${line}${NEWLINE}`).catch(aboutFile(path))
    await file.datasync().catch(aboutFile(path))
  } finally {
    await file.close()
  }
}

async function endsInHalf(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await file.stat()
  if (size === 0) return false
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer.toString('latin1') !== NEWLINE
}
