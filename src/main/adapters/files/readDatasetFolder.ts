/** Gives an import the files of a folder, line by line, so that a file need not fit into memory. */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { SourceFile } from '../../datasets/textFiles.ts'

/** Takes a folder, or one file in it. Only regular files directly in the folder count. */
export async function readDatasetFolder(path: string): Promise<readonly SourceFile[]> {
  const folder = await folderOf(path)
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({ name: basename(name), lines: () => linesOf(join(folder, name)) }))
}

async function folderOf(path: string): Promise<string> {
  try {
    return (await stat(path)).isDirectory() ? path : dirname(path)
  } catch (cause) {
    const expected = 'a folder with the files of a dataset, or one of them'
    const details = {
      code: 'dataset-files-missing',
      folder: path,
      expected,
      found: 'nothing that can be read',
    } as const
    throw new WorkbenchError(details, { cause })
  }
}

/** Splits at `\n` only: `node:readline` would also split at U+2028, which descriptions contain. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
