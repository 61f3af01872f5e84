/** What was dropped on the page, as files: the files of a folder where a folder was dropped. */
import { WorkbenchError } from '#shared/errors.ts'

/** A folder with more files than a dataset has parts was surely not meant. */
const MOST_FILES = 500

/**
 * Of folders only the files directly in them: no form of dataset has folders of its own. Must be called while the drop
 * is handled: afterwards the browser takes the entries away.
 * @throws WorkbenchError `too-large`.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return [...transfer.files]
  const files = (await Promise.all(entries.map(filesOf))).flat()
  if (files.length <= MOST_FILES) return files
  throw new WorkbenchError({
    code: 'too-large',
    what: 'Files to import',
    limit: String(MOST_FILES),
    found: 'more',
  })
}

async function filesOf(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isFolder(entry)) return filesOfFolder(entry)
  return isFile(entry) ? [await fileOf(entry)] : []
}

async function filesOfFolder(folder: FileSystemDirectoryEntry): Promise<readonly File[]> {
  const reader = folder.createReader()
  const files: File[] = []
  // A reader answers with parts of the folder until one is empty.
  for (
    let part = await readPart(reader);
    part.length > 0 && files.length <= MOST_FILES;
    part = await readPart(reader)
  ) {
    for (const entry of part) if (isFile(entry)) files.push(await fileOf(entry))
  }
  return files
}

function readPart(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject))
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
