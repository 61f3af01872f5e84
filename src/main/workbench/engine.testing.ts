/** Engines in homes of their own, over a dataset of a few clients, so that a run takes a moment. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { RunReport } from '#shared/events/runReport.ts'
import type { WorkbenchContract } from '#shared/contract/workbench.ts'
import type { PayloadOf, TopicName } from '#shared/contract/contract.ts'
import type { RunId, RunRow, RunStatus, Settings } from '#shared/vocabulary/runs.ts'
import { createEngine, type Engine } from './createEngine.ts'

export const resources = join(import.meta.dirname, '..', '..', '..', 'resources')

const USERS = 8
const ITEMS = 16
const TAKEN = 6
const genres = ['jazz', 'metal', 'folk', 'techno']

/** User n takes six items from item n on, one a day; items go through four genres. */
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

export interface Home {
  readonly folder: string
  path(...parts: readonly string[]): string
  /** Engines are closed when the home is removed. */
  engine(): Promise<Engine>
  /** A home as a kill would leave it: what is on disk at this moment. */
  copied(): Promise<Home>
  events(run: RunId): Promise<string>
  remove(): Promise<void>
}

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
      await cp(folder, copy.folder, { recursive: true })
      return copy
    },
    events: (run) => readFile(path('runs', run, 'events.jsonl'), 'utf8'),
    remove: async () => {
      for (const engine of engines) await engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Imports the small dataset under the name `small`. */
export async function importSmall(engine: Engine, home: Home, name = 'small'): Promise<void> {
  const folder = home.path('source')
  await mkdir(folder, { recursive: true })
  for (const [file, text] of Object.entries(smallFiles)) await writeFile(join(folder, file), text)
  const { source } = engine.grantSource([folder], 'source')
  await engine.handlers['datasets.import']({ source, name })
}

/** Thirty-two interactions, a router-centric update every few, two evaluations of one repetition. */
export const smallSettings: Settings = {
  updateSize: 8,
  initialRouterCount: 4,
  evaluateEvery: 16,
  repetitions: 1,
}

/** For a run that is still running when a test asks: an evaluation after every interaction. To be stopped, or closed. */
export const longSettings: Settings = { evaluateEvery: 1, repetitions: 20 }

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

export async function rowOf(engine: Engine, run: RunId): Promise<RunRow> {
  const row = (await engine.handlers['runs.list']({})).find((one) => one.run === run)
  if (!row) throw new Error(`Expected a row of ${run}, found none`)
  return row
}

/** The rows as soon as all these runs have come to one of these statuses. */
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

/** The payload of the next push of this name that fits. */
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

/** When the run has told of this many events. */
export function untilSeq(engine: Engine, run: RunId, seq: number): Promise<unknown> {
  return pushed(engine, 'run.events', (told) => told.run === run && (told.events.at(-1)?.seq ?? 0) >= seq)
}

/** Of a run as soon as it is finished. @throws WorkbenchError why it came to anything else. */
export async function reportOf(engine: Engine, run: RunId): Promise<RunReport> {
  const rows = await untilStatus(engine, [run], 'finished', 'failed', 'stopped', 'paused')
  const row = rows.find((one) => one.run === run)
  if (row?.error) throw new WorkbenchError(row.error)
  const report = await engine.handlers['runs.report']({ run })
  if (!report) throw new Error(`Expected a report of ${run}, which is ${row?.status}`)
  return report
}

/** A ticket for a path. */
export function ticketFor(engine: Engine, path: string): string {
  return engine.grantSource([path], path).source
}
