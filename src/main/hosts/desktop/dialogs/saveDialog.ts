/** Writes an exported file where the user says. */
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import { WorkbenchError } from '#shared/errors.ts'
import { systemFault } from '#shared/errors/systemFault.ts'
import type { ExportedFile } from '#shared/vocabulary/figures.ts'
import type { Remembered } from '../window/remembered.ts'
import { safeFileName } from './safeFileName.ts'

export interface SaveDialogParts {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>
  readonly window: () => BrowserWindow
  readonly remembered: Remembered
  /** The folder that the dialog opens when nothing has been saved before. */
  readonly documents: () => string
}

/** The largest file that is saved, in bytes. */
export const LARGEST_FILE = 256 * 1024 ** 2

/** Answers with the name of what was written, or null where the user cancelled. Throws `too-large`, `call-invalid` or `argument-invalid`. */
export async function saveFile(
  { fileName, base64 }: ExportedFile,
  { dialog, window, remembered, documents }: SaveDialogParts,
): Promise<string | null> {
  const bytes = bytesOf(base64)
  const name = safeFileName(fileName)
  const { canceled, filePath } = await dialog.showSaveDialog(window(), {
    title: 'Save',
    defaultPath: join(remembered.current().saveFolder ?? documents(), name),
    filters: filtersFor(extname(name).slice(1)),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || !filePath) return null
  await write(filePath, bytes)
  remembered.change({ saveFolder: dirname(filePath) })
  return basename(filePath)
}

function bytesOf(base64: string): Buffer {
  const length = Buffer.byteLength(base64, 'base64')
  if (length > LARGEST_FILE)
    throw new WorkbenchError({
      code: 'too-large',
      what: 'a file to save',
      limit: `${LARGEST_FILE} bytes`,
      found: `${length} bytes`,
    })
  if (/[^A-Za-z0-9+/=]/.test(base64))
    throw new WorkbenchError({
      code: 'call-invalid',
      call: 'saveFile',
      expected: 'base64',
      found: 'other characters',
    })
  return Buffer.from(base64, 'base64')
}

function filtersFor(extension: string) {
  const all = { name: 'All files', extensions: ['*'] }
  return extension === '' ? [all] : [{ name: extension.toUpperCase(), extensions: [extension] }, all]
}

/** An older file of that name stays whole until the new one is. */
async function write(path: string, bytes: Buffer): Promise<void> {
  const part = `${path}.${process.pid}.part`
  try {
    await writeFile(part, bytes, { flush: true })
    await rename(part, path)
  } catch (error) {
    // What was thrown first is told; half a file that stays beside it is named as such.
    await rm(part, { force: true }).catch(() => undefined)
    const fault = systemFault(error)
    if (fault !== null)
      throw new WorkbenchError('file' in fault ? { ...fault, file: path } : fault, { cause: error })
    const { code = 'an error' } = error as NodeJS.ErrnoException
    throw new WorkbenchError(
      {
        code: 'argument-invalid',
        argument: basename(path),
        expected: 'a place that can be written to',
        found: code,
      },
      { cause: error },
    )
  }
}
