/** Whether a run, an import and the home are as if nothing had ever been disturbed. */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunId, RunRow } from '../../src/shared/vocabulary/runs.ts'
import { RUN_DATASET } from './soakDatasets.ts'
import type { Ledger } from './ledger.ts'
import type { ServedHost } from './servedHost.ts'

/** The longest that a run may take in the end, with all those before it in the queue. */
const PATIENCE_MS = 10 * 60_000
const LOOK_MS = 300
/** The engine lets a run that failed be resumed by its user; more often than this it does not get on. */
const MOST_RESUMES = 10

export async function rowsOf(host: ServedHost): Promise<readonly RunRow[]> {
  return (await host.call('runs.list', {})).filter(({ dataset }) => dataset === RUN_DATASET)
}

/** Resumes whatever has stopped until all runs are finished; those that never come to it are lost. */
export async function finishAll(host: ServedHost, ledger: Ledger): Promise<void> {
  const resumes = new Map<RunId, number>()
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const rows = await rowsOf(host)
    const left = rows.filter(({ status }) => status !== 'finished')
    if (left.length === 0) return
    if (Date.now() > until) {
      for (const { run, status } of left) ledger.lose(`run ${run} is still ${status}`)
      return
    }
    const stopped = left.filter(({ status }) => ['paused', 'stopped', 'failed'].includes(status))
    for (const { run } of stopped) {
      const tried = (resumes.get(run) ?? 0) + 1
      resumes.set(run, tried)
      if (tried <= MOST_RESUMES) await host.call('runs.resume', { run })
    }
    if (left.every(({ run }) => (resumes.get(run) ?? 0) > MOST_RESUMES)) {
      for (const { run, status } of left) ledger.lose(`run ${run} is ${status} whenever it is resumed`)
      return
    }
    await sleep(LOOK_MS)
  }
}

export function logOf(home: string, run: RunId): Promise<string> {
  return readFile(join(home, 'runs', run, 'events.jsonl'), 'utf8')
}

/** Holds the log of a finished run against that of the undisturbed one of its seed. */
export async function checkRun(home: string, run: RunId, ledger: Ledger): Promise<void> {
  const seed = ledger.runs.get(run) ?? -1
  const [found, expected] = [await logOf(home, run), ledger.logs.get(seed)]
  if (found === expected) ledger.count('logs compared')
  else
    ledger.lose(
      `the log of ${run} (seed ${seed}) has ${found.length} characters, and the undisturbed one ${String(expected?.length)}`,
    )
}

/** Everything that an import stored, as JSON. */
export async function rowsOfDataset(host: ServedHost, dataset: string): Promise<string> {
  const histories = await host.call('datasets.histories', { dataset, limit: 500 })
  const items = await host.call('datasets.items', { dataset, limit: 500 })
  return JSON.stringify({ histories, items })
}

/** Those that were answered must be there and whole; those that were broken off, whole where they are there. */
export async function checkImports(host: ServedHost, ledger: Ledger): Promise<void> {
  const listed = await host.call('datasets.list', { imported: true })
  for (const { name } of listed) {
    if (!ledger.imports.has(name) && !ledger.brokenOff.has(name)) continue
    if ((await rowsOfDataset(host, name)) === ledger.importedRows) ledger.count('imports compared')
    else ledger.lose(`the dataset ${name} is not what was imported`)
  }
  for (const name of ledger.imports)
    if (!listed.some((dataset) => dataset.name === name)) ledger.lose(`the dataset ${name} is not there`)
}

/** Marks of locks, halves of files and folders that a home without a process has no use for. */
const LEFT_OVER = /\.(lock|part|tmp|partial)$|\.part\.|~$|^uploads[/\\].|-(wal|shm|journal)$/

/** To be asked when no process uses the home any more. The empty files that systems lock stay, and are none of these. */
export async function leftOvers(home: string): Promise<readonly string[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true })
  return entries
    .map((entry) => relative(home, join(entry.parentPath, entry.name)))
    .filter((path) => LEFT_OVER.test(path))
}
