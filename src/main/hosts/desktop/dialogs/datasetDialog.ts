/** Files of a dataset, models, or the folder of a run, that the user chose or dropped: vouched for at the engine, and known to the page by a ticket. */
import { stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import type { PickKind } from '#shared/contract/shell.ts'
import { WorkbenchError } from '#shared/errors.ts'
import type { Source } from '#shared/vocabulary/imports/imports.ts'
import type { Remembered } from '../window/remembered.ts'

export interface DatasetDialogParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog'>
  readonly window: () => BrowserWindow
  readonly remembered: Remembered
  readonly grantSource: (paths: readonly string[], label: string) => Promise<Source>
}

const ALL_FILES = { name: 'All files', extensions: ['*'] }
const DATASETS = [{ name: 'Datasets', extensions: ['inter', 'item', 'user', 'random'] }, ALL_FILES]
const MODELS = [{ name: 'GGUF models', extensions: ['gguf'] }, ALL_FILES]

const BUNDLES = [{ name: 'Bundles', extensions: ['zip'] }, ALL_FILES]

interface DialogText {
  readonly title: string
  /** None where a folder is chosen. */
  readonly filters: typeof DATASETS | null
}

const TEXTS: Readonly<Record<PickKind, DialogText>> = {
  files: { title: 'Choose the files of a dataset', filters: DATASETS },
  folder: { title: 'Choose the folder of a dataset', filters: null },
  'model-files': { title: 'Choose GGUF files', filters: MODELS },
  'model-folder': { title: 'Choose a folder of GGUF files', filters: null },
  bundle: { title: 'Choose a bundle', filters: BUNDLES },
  'run-folder': { title: 'Choose the folder of a run', filters: null },
}

/** Lets the user choose files or a folder, and resolves with a ticket for them; null where the user cancelled. */
export async function pickSource(
  kind: PickKind,
  { dialog, window, remembered, grantSource }: DatasetDialogParts,
): Promise<Source | null> {
  const { title, filters } = TEXTS[kind]
  const { openFolder } = remembered.current()
  const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
    title,
    properties: filters === null ? ['openDirectory'] : ['openFile', 'multiSelections'],
    ...(filters === null ? {} : { filters }),
    ...(openFolder === undefined ? {} : { defaultPath: openFolder }),
  })
  const [first] = filePaths
  if (canceled || first === undefined) return null
  remembered.change({ openFolder: filters === null ? first : dirname(first) })
  return grantSource(filePaths, labelOf(filePaths))
}

/** A ticket for files that the user dropped, whose paths come from the preload script. */
export async function sourceOfPaths(
  paths: readonly string[],
  { grantSource }: Pick<DatasetDialogParts, 'grantSource'>,
): Promise<Source> {
  const found = await Promise.all(paths.map(isThere))
  if (!found.every(Boolean))
    throw new WorkbenchError({ code: 'source-unknown', expected: 'files or a folder on this machine' })
  return grantSource(paths, labelOf(paths))
}

/** The name to show for the paths: that of the file, of the folder, or of the folder that the files share. */
export function labelOf(paths: readonly string[]): string {
  const [first = '', ...rest] = paths
  if (rest.length === 0) return shortened(basename(first))
  const folder = dirname(first)
  if (rest.every((path) => dirname(path) === folder)) return shortened(basename(folder) || folder)
  return shortened(`${basename(first)} and ${rest.length} more`)
}

async function isThere(path: string): Promise<boolean> {
  if (!isAbsolute(path)) return false
  // Whatever cannot be looked at was not chosen in the dialog.
  const found = await stat(path).catch(() => null)
  return found !== null && (found.isFile() || found.isDirectory())
}

function shortened(label: string): string {
  return label.slice(0, 300)
}
