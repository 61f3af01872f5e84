/** What an unfinished download is on disk: its bytes in `<file>.part`, beside them a journal and, while somebody writes, a lock. */
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  downloadJournal,
  ggufFileName,
  type DownloadJournal,
} from '#shared/vocabulary/models/modelDownloads.ts'
import type { UnfinishedDownload } from '../../workbench/models/ports/downloads.ts'
import { readJson, writeWhole } from '../files/jsonFile.ts'

const JOURNAL = '.part.json'

export interface PartPaths {
  readonly whole: string
  readonly part: string
  readonly journal: string
  readonly lock: string
}

export function partPaths(folder: string, file: string): PartPaths {
  const whole = join(folder, file)
  return { whole, part: `${whole}.part`, journal: `${whole}${JOURNAL}`, lock: `${whole}.part.lock` }
}

/** Null where there is none, or none that can be read. */
export async function readJournal({ journal }: PartPaths): Promise<DownloadJournal | null> {
  const { value } = await readJson(journal)
  const parsed = downloadJournal.safeParse(value)
  return parsed.success ? parsed.data : null
}

export function writeJournal({ journal }: PartPaths, value: DownloadJournal): Promise<void> {
  return writeWhole(journal, `${JSON.stringify(value, null, 2)}\n`)
}

export async function removePart({ part, journal }: PartPaths): Promise<void> {
  await rm(part, { force: true })
  await rm(journal, { force: true })
}

/** Sorted by name. A journal beside a whole file is what a kill after the last step leaves, and goes. */
export async function unfinishedIn(folder: string): Promise<readonly UnfinishedDownload[]> {
  const names = await readdir(folder).catch(() => [])
  const found: UnfinishedDownload[] = []
  for (const name of names.filter((entry) => entry.endsWith(JOURNAL)).sort()) {
    const file = name.slice(0, -JOURNAL.length)
    if (!ggufFileName.safeParse(file).success) continue
    const paths = partPaths(folder, file)
    const bytes = await bytesOf(paths.part)
    if (bytes === null && (await bytesOf(paths.whole)) !== null) await rm(paths.journal, { force: true })
    else {
      const journal = await readJournal(paths)
      if (journal) found.push({ file, journal, bytes: bytes ?? 0 })
    }
  }
  return found
}

export async function bytesOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  )
}
