/** Engines in temporary homes with a dataset of a few clients, so that a run takes only a moment. */
import { sealedLog } from '#shared/events/log/sealedLog.testing.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { openRunFolder } from '../adapters/files/runFolder.ts'
import { sha256 } from '../adapters/sha256.ts'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { RunReport } from '#shared/events/runReport.ts'
import type { WorkbenchContract } from '#shared/contract/workbench.ts'
import type { PayloadOf, TopicName } from '#shared/contract/contract.ts'
import type { RunId, RunRow, RunStatus, Settings } from '#shared/vocabulary/runs.ts'
import { createEngine, type Engine } from './createEngine.ts'

/** The folder that ships with the workbench. */
export const resources = join(import.meta.dirname, '..', '..', '..', 'resources')

const USERS = 8
const ITEMS = 16
const TAKEN = 6
const genres = ['jazz', 'metal', 'folk', 'techno']

/** A dataset in which user n takes six items from item n on, one a day. The items belong to four genres in turn. */
export const smallFiles: Readonly<Record<string, string>> = {
  'small.inter': [
    'user_id:token\titem_id:token\ttimestamp:float',
    ...Array.from({ length: USERS * TAKEN }, (_, row) => {
      const [day, user] = [Math.floor(row / USERS), row % USERS]
      return `${user + 1}\t${((user + day * 3) % ITEMS) + 1}\t${day * 100 + user}`
    }),
  ].join('\n'),
  'small.item': [
    'item_id:token\ttitle:token_seq\tcategory:token_seq\tdescription:token_seq',
    ...Array.from({ length: ITEMS }, (_, item) => {
      const genre = genres[item % genres.length]
      return `${item + 1}\tAlbum ${item + 1}\t${genre}; live\tA ${genre} record of ${item < 8 ? 'calm' : 'loud'} evenings`
    }),
  ].join('\n'),
}

/** A temporary home for one test. */
export interface Home {
  readonly folder: string
  /** Returns a path inside the home. */
  path(...parts: readonly string[]): string
  /** Opens an engine, which is closed when the home is removed. */
  engine(): Promise<Engine>
  /** Returns a copy of what is on disk at this moment, as a killed engine would leave it. */
  copied(): Promise<Home>
  /** Returns the events of a run. */
  logged(run: RunId): Promise<readonly StampedEvent[]>
  /** Changes the text of events.jsonl of a run, and makes its checksums fit. */
  relog(run: RunId, change: (text: string) => string): Promise<void>
  /** Returns the text of events.jsonl of a run. */
  events(run: RunId): Promise<string>
  remove(): Promise<void>
}

/** Creates a home in the temporary folder of the system. */
export async function makeHome(): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'recnet-engine-'))
  const engines: Engine[] = []
  const path = (...parts: readonly string[]) => join(folder, ...parts)
  return {
    folder,
    path,
    engine: async () => {
      const engine = await createEngine({ home: folder, resources })
      engines.push(engine)
      return engine
    },
    copied: async () => {
      const copy = await makeHome()
      await cp(folder, copy.folder, { recursive: true, filter: isKept })
      return copy
    },
    logged: async (run) => {
      const events: StampedEvent[] = []
      const recorded = await openRunFolder(path('runs', run))
      for await (const transaction of recorded.transactions()) events.push(...transaction)
      return events
    },
    relog: async (run, change) => {
      const log = path('runs', run, 'events.jsonl')
      await writeFile(log, sealedLog(change(await readFile(log, 'utf8')), sha256))
    },
    events: (run) => readFile(path('runs', run, 'events.jsonl'), 'utf8'),
    remove: async () => {
      for (const engine of engines) await engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A run at work changes its index at any moment, and each session begins one of its own. JSON files half written end in the number of their process and eight digits; a download in `.part` alone, which is kept. */
function isKept(path: string): boolean {
  return !/[/\\]runs[/\\][^/\\]+[/\\]index([/\\]|$)|\.\d+\.[0-9a-f]{8}\.part$/.test(path)
}

/** Imports the small dataset (default name `small`). */
export async function importSmall(engine: Engine, home: Home, name = 'small'): Promise<void> {
  const folder = home.path('source')
  await mkdir(folder, { recursive: true })
  for (const [file, text] of Object.entries(smallFiles)) await writeFile(join(folder, file), text)
  const { source } = engine.grantSource([folder], 'source')
  await engine.handlers['datasets.import']({ source, name })
}

/** Settings with 32 interactions, a router-centric update every 8, and two evaluations of one repetition. */
export const smallSettings: Settings = {
  updateSize: 8,
  initialRouterCount: 4,
  evaluateEvery: 16,
  repetitions: 1,
}

/** Settings of a run of two interactions without evaluation, for models of random weights, which write until they are stopped. */
export const briefSettings: Settings = {
  ...smallSettings,
  interactionLimit: 2,
  evaluateEvery: 0,
  testAtEnd: false,
  maxReplyTokens: 64,
  maxReasoningTokens: 64,
}

/**
 * Settings of a run that is still running when a test asks: it evaluates after every interaction. The test stops it
 * or closes the engine.
 */
export const longSettings: Settings = { evaluateEvery: 1, repetitions: 20 }

/** Starts a RecNet run on the small dataset with an index in memory. `settings` override `smallSettings`. */
export function startSmall(engine: Engine, settings: Settings = {}, note = ''): Promise<RunId> {
  const request = {
    dataset: 'small',
    variant: 'RecNet',
    settings: { ...smallSettings, ...settings },
    vectorIndex: 'memory',
    note,
  } as const
  return Promise.resolve(engine.handlers['runs.start'](request))
}

/** Returns the row of a run in the table of runs. Throws if there is none. */
export async function rowOf(engine: Engine, run: RunId): Promise<RunRow> {
  const row = (await engine.handlers['runs.list']({})).find((one) => one.run === run)
  if (!row) throw new Error(`Expected a row of ${run}, found none`)
  return row
}

/** Resolves to all rows once each of these runs has one of these statuses. */
export async function untilStatus(
  engine: Engine,
  runs: readonly RunId[],
  ...statuses: readonly RunStatus[]
): Promise<readonly RunRow[]> {
  const isThere = (rows: readonly RunRow[]) =>
    runs.every((run) => rows.some((row) => row.run === run && statuses.includes(row.status)))
  const rows = await engine.handlers['runs.list']({})
  return isThere(rows) ? rows : pushed(engine, 'runs.changed', isThere)
}

/** Resolves to the payload of the next push of this topic that `fits`. */
export function pushed<Name extends TopicName<WorkbenchContract>>(
  engine: Engine,
  name: Name,
  fits: (payload: PayloadOf<WorkbenchContract[Name]>) => boolean = () => true,
): Promise<PayloadOf<WorkbenchContract[Name]>> {
  return new Promise((resolve) => {
    const stop = engine.onPush((pushedName, payload) => {
      const known = payload as PayloadOf<WorkbenchContract[Name]>
      if (pushedName !== name || !fits(known)) return
      stop()
      resolve(known)
    })
  })
}

/** Resolves once the run has pushed an event with this sequence number or a later one. */
export function untilSeq(engine: Engine, run: RunId, seq: number): Promise<unknown> {
  return pushed(engine, 'run.events', (told) => told.run === run && (told.events.at(-1)?.seq ?? 0) >= seq)
}

/** Resolves to the report of a run once it has finished. @throws WorkbenchError the error of a run that failed. */
export async function reportOf(engine: Engine, run: RunId): Promise<RunReport> {
  const rows = await untilStatus(engine, [run], 'finished', 'failed', 'stopped', 'paused')
  const row = rows.find((one) => one.run === run)
  if (row?.error) throw new WorkbenchError(row.error)
  const report = await engine.handlers['runs.report']({ run })
  if (!report) throw new Error(`Expected a report of ${run}, which is ${row?.status}`)
  return report
}

/** Returns a ticket for a path. */
export function ticketFor(engine: Engine, path: string): string {
  return engine.grantSource([path], path).source
}
