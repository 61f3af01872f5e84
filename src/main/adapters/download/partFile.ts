/** The files of an unfinished download: its bytes in `<file>.part`, a journal and, while a process writes, a lock. */
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  downloadJournal,
  ggufFileName,
  type DownloadJournal,
} from '#shared/vocabulary/models/modelDownloads.ts'
import type { UnfinishedDownload } from '../../workbench/models/ports/downloads.ts'
import { ifAbsent } from '../files/ifAbsent.ts'
import { readJson, writeWhole } from '../files/jsonFile.ts'
import { lockOwner } from '../files/locks/processLock.ts'

const JOURNAL = '.part.json'

/** The paths of a download, all in one folder. */
export interface PartPaths {
  /** Where the completed file will be. */
  readonly whole: string
  readonly part: string
  readonly journal: string
  readonly lock: string
}

/** Returns the paths of the download of a file in a folder. */
export function partPaths(folder: string, file: string): PartPaths {
  const whole = join(folder, file)
  return { whole, part: `${whole}.part`, journal: `${whole}${JOURNAL}`, lock: `${whole}.part.lock` }
}

/** Reads the journal; null if there is none or it cannot be read. */
export async function readJournal({ journal }: PartPaths): Promise<DownloadJournal | null> {
  const { value } = await readJson(journal)
  const parsed = downloadJournal.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** Replaces the journal atomically. */
export function writeJournal({ journal }: PartPaths, value: DownloadJournal): Promise<void> {
  return writeWhole(journal, `${JSON.stringify(value, null, 2)}\n`)
}

/** Deletes part and journal; those that do not exist are no error. */
export async function removePart({ part, journal }: PartPaths): Promise<void> {
  await rm(part, { force: true })
  await rm(journal, { force: true })
}

/**
 * Lists the unfinished downloads of a folder, sorted by name. A journal beside a completed file is left over from a
 * process that was killed after the last step; it is deleted, unless a process is at it.
 */
export async function unfinishedIn(folder: string): Promise<readonly UnfinishedDownload[]> {
  const names = await readdir(folder).catch(ifAbsent<string[]>([]))
  const found: UnfinishedDownload[] = []
  for (const name of names.filter((entry) => entry.endsWith(JOURNAL)).sort()) {
    const file = name.slice(0, -JOURNAL.length)
    if (!ggufFileName.safeParse(file).success) continue
    const paths = partPaths(folder, file)
    const bytes = await bytesOf(paths.part)
    if (bytes === null && (await bytesOf(paths.whole)) !== null) {
      if ((await lockOwner(paths.lock)) === null) await rm(paths.journal, { force: true })
    } else {
      const journal = await readJournal(paths)
      if (journal) found.push({ file, journal, bytes: bytes ?? 0 })
    }
  }
  return found
}

/** Returns the size of a file in bytes, or null if it cannot be found. */
export async function bytesOf(path: string): Promise<number | null> {
  return stat(path).then(({ size }) => size, ifAbsent(null))
}
