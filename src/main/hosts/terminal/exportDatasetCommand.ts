/** `recnet export-dataset`: a dataset as a folder of RecBole atomic files. */
import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { unzipSync } from 'fflate'
import { WorkbenchError } from '#shared/errors.ts'
import { aboutFile } from '#shared/errors/aboutFile.ts'
import { makeFolder } from '../../adapters/files/folders/makeFolder.ts'
import { jsonCommand, type Print } from './jsonCommand.ts'
import type { TerminalWorkbench } from './terminalWorkbench.ts'

interface ExportDatasetOptions {
  readonly json?: boolean
  readonly out: string
}

/** The command. The folder appears whole or not at all, and one that exists is left alone. */
export function exportDatasetCommand(workbench: TerminalWorkbench, print: Print): Command {
  return jsonCommand('export-dataset <dataset>', 'Write a dataset as a folder of RecBole atomic files.')
    .requiredOption(
      '--out <folder>',
      'The folder to make; RecBole expects it to have the name of the dataset.',
    )
    .action(async (dataset: string, options: ExportDatasetOptions) => {
      const { out } = options
      await requireAbsent(out)
      const calls = await workbench.calls()
      const { base64 } = await calls['export.dataset']({ dataset })
      const files = unzipSync(Buffer.from(base64, 'base64'))
      await writeFolder(out, files)
      const names = Object.keys(files)
      print(options, { folder: out, files: names }, () => `Wrote ${names.join(', ')} to ${out}`)
    })
}

async function requireAbsent(out: string): Promise<void> {
  const found = await stat(out).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (found !== null) throw taken(out)
}

/** Files are written beside the place under a name of their own, and then renamed. */
async function writeFolder(out: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const folder = resolve(out)
  const part = join(dirname(folder), `.${basename(folder)}-${process.pid}.part`)
  try {
    await makeFolder(part)
    for (const [name, bytes] of Object.entries(files))
      await writeFile(join(part, basename(name)), bytes, { flush: true })
    await requireAbsent(out)
    await rename(part, folder)
  } catch (error) {
    // What was thrown first is told, and not that a half could not be removed either.
    await rm(part, { recursive: true, force: true }).catch(() => undefined)
    if (error instanceof WorkbenchError) throw error
    aboutFile(folder)(error)
  }
}

function taken(out: string): WorkbenchError {
  const expected = 'a folder that does not exist yet, since nothing is overwritten'
  return new WorkbenchError({ code: 'argument-invalid', argument: '--out', expected, found: out })
}
