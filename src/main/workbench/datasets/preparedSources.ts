/** Keeps the interactions of the source that was read last, so that preprocessing can be tried without reading it again. */
import { WorkbenchError } from '#shared/errors.ts'
import type { PreparedSource, PreprocessedSource } from '#shared/vocabulary/imports/imports.ts'
import type { Preprocessing } from '#shared/vocabulary/imports/preprocessing.ts'
import type { SourcePlan } from '#shared/vocabulary/imports/sourcePlan.ts'
import { REJECT_LIMIT } from '../../datasets/importDataset.ts'
import type { ReadInteractions } from '../../datasets/interactionSource.ts'
import { readSource, sourceOf } from '../../datasets/readSource.ts'
import { orderedRows } from '../../datasets/preprocessing/orderedRows.ts'
import { preprocess } from '../../datasets/preprocessing/preprocess.ts'
import { RowIssues } from '../../datasets/rows/rowIssues.ts'
import type { Randomness } from '../../ports/random.ts'
import { RunControl } from '../../ports/runControl.ts'
import type { WorkbenchPublish } from '../handlersOf.ts'
import { preparedFacts } from './preparedFacts.ts'
import { openFiles, type ReadingPorts } from './sourceReading.ts'
import { withLabel, type Sources } from './sources.ts'

/** Which source is read, and how. */
export interface PrepareRequest {
  readonly source: string
  readonly plan?: SourcePlan | undefined
  readonly rejectLimit?: number | undefined
}

/** What an import can go on from. */
export interface OpenedSource {
  readonly read: ReadInteractions
  readonly issues: RowIssues
}

/** The source that was prepared last. */
export interface PreparedSources {
  /** Reads a source in place of the one before. @throws WorkbenchError `cancelled`, and what is wrong with the files. */
  prepare(request: PrepareRequest): Promise<PreparedSource>
  cancel(source: string): void
  /** @throws WorkbenchError `source-unknown` where another source was prepared since. */
  preprocess(source: string, preprocessing: Preprocessing): PreprocessedSource
  /** Returns what was read for the same request, or null. Its issues are a copy. */
  opened(request: PrepareRequest): OpenedSource | null
  /** Forgets what is kept. */
  drop(): void
}

interface Kept extends OpenedSource {
  readonly key: string
  readonly ticket: string
  readonly titles: Uint8Array
  /** The ordered rows of the table, which every try at preprocessing starts from. */
  readonly ordered: Int32Array
}

/** What preparing needs from outside. */
export interface PreparePorts extends ReadingPorts {
  readonly randomness: Pick<Randomness, 'randomFor'>
}

/** Creates the place for one prepared source. */
export function createPreparedSources(
  ports: PreparePorts,
  sources: Pick<Sources, 'filesOf'>,
  publish: WorkbenchPublish,
): PreparedSources {
  let kept: Kept | null = null
  let underWay: { readonly source: string; readonly control: RunControl } | null = null
  const prepare = async (request: PrepareRequest): Promise<PreparedSource> => {
    const { source, plan = null } = request
    // One source at a time is in memory, or on its way there.
    underWay?.control.cancel()
    kept = null
    const control = new RunControl()
    const mine = { source, control }
    underWay = mine
    const granted = sources.filesOf(source)
    try {
      const tell = (progress: object) =>
        publish('datasets.preparing', { source: source, file: '', readBytes: 0, totalBytes: 0, ...progress })
      const { at, form } = await openFiles({ granted, plan, control, tell }, ports)
      if (form.source === 'benchmark') throw unprepared()
      const limit = request.rejectLimit ?? REJECT_LIMIT
      const issues = new RowIssues(limit)
      const read = await readSource(at, form, issues)
      issues.throwIfAny()
      const wanted = new Uint8Array(read.table.items.length)
      const itemIssues = issues.copy()
      const { titles } = await sourceOf(at, form, read).readItems({ wanted, whole: false }, itemIssues)
      itemIssues.throwIfAny()
      control.throwIfCancelled()
      const ordered = orderedRows(read.table)
      kept = { read, issues, key: keyOf(request), ticket: source, titles, ordered }
      return preparedFacts(read.table, titles, itemIssues)
    } catch (error) {
      throw withLabel(error, granted.label)
    } finally {
      if (underWay === mine) underWay = null
    }
  }
  return {
    prepare,
    cancel: (source) => {
      if (underWay?.source === source) underWay.control.cancel()
    },
    preprocess: (source, preprocessing) => {
      if (kept?.ticket !== source) throw unprepared()
      const random = ports.randomness.randomFor(preprocessing.seed)
      const { read, titles, ordered } = kept
      const { steps } = preprocess(read.table, titles, preprocessing, random, ordered)
      return { steps }
    },
    opened: (request) =>
      kept?.key === keyOf(request) ? { read: kept.read, issues: kept.issues.copy() } : null,
    drop: () => {
      kept = null
      underWay?.control.cancel()
    },
  }
}

function keyOf({ source, plan, rejectLimit }: PrepareRequest): string {
  return JSON.stringify([source, plan ?? null, rejectLimit ?? REJECT_LIMIT])
}

function unprepared(): WorkbenchError {
  return new WorkbenchError({
    code: 'source-unknown',
    expected: 'a source of interactions that was prepared last',
  })
}
