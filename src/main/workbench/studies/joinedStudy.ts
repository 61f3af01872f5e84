/** A study joined with the runs that were made for its cells. */
import type { ErrorDetails } from '#shared/errors.ts'
import type { RunId, RunStatus } from '#shared/vocabulary/runs.ts'
import type { CellChange, CellOfRun, StudyId, StudyStatus } from '#shared/vocabulary/studies/studies.ts'
import type { RunRecord } from '../runs/runRecords.ts'
import { statusOf } from '../runs/runRow.ts'
import type { GridSearch } from './gridSearch.ts'
import { cellChanges, type ChangeParts } from './cellChanges.ts'
import { expectedCells, plannedCells, type PlannedCell } from './plannedCells.ts'
import type { StudyState } from './studyState.ts'

/** The cells that one run stands for. */
export interface CellGroup {
  /** The key of the cell that its run is made for. */
  readonly runKey: string
  /** The cells, that one first. */
  readonly cells: readonly [PlannedCell, ...PlannedCell[]]
  readonly record: RunRecord | null
  readonly status: RunStatus | 'waiting' | 'changed'
  readonly changes: readonly CellChange[]
  /** Why its run failed or could not be made. */
  readonly error: ErrorDetails | null
}

/** A study with its groups of cells, in the order in which they are run. */
export interface JoinedStudy extends PlannedStudy {
  /** All cells in the order of the file, in which they are shown. */
  readonly cells: readonly PlannedCell[]
  readonly groups: readonly CellGroup[]
  /** How many runs there will be, with those that searches have still to choose. */
  readonly expected: number
  /** Runs that were made for cells which the study no longer has, or that others have replaced. */
  readonly leftOver: readonly RunId[]
}

/** The runs of all studies by the study that they were made for. */
export type RunsOfStudies = ReadonlyMap<StudyId, readonly RunRecord[]>

/** Sorts the runs that were made for a study by that study, oldest first. */
export function runsOfStudies(records: readonly RunRecord[]): RunsOfStudies {
  const runs = new Map<StudyId, RunRecord[]>()
  for (const record of records) {
    const { study } = record.state
    if (study === null) continue
    const known = runs.get(study.study)
    if (known) known.push(record)
    else runs.set(study.study, [record])
  }
  const age = ({ manifest, run }: RunRecord) => `${manifest?.createdAt ?? ''} ${run}`
  for (const list of runs.values()) list.sort((a, b) => (age(a) < age(b) ? -1 : 1))
  return runs
}

/** What is joined: a study, after those of its searches that have chosen. */
export interface PlannedStudy {
  readonly study: StudyId
  readonly state: StudyState
  readonly searches: readonly GridSearch[]
}

/** Joins the cells of a study with its runs. @throws WorkbenchError as `plannedCells` does. */
export async function joinedStudy(
  { study, state, searches }: PlannedStudy,
  runs: readonly RunRecord[],
  parts: ChangeParts,
): Promise<JoinedStudy> {
  const cells = plannedCells(state.file, searches)
  const used = runs.filter(({ run }) => !state.replaced.includes(run))
  const byCell = new Map(used.map((record) => [cellOf(record.state.study), record]))
  const taken = new Set<RunId>()
  const groups: CellGroup[] = []
  for (const members of groupsOf(cells)) {
    const [first] = members
    // The order of rows may have changed since, and with it the cell that a shared run is named after.
    const record = members.map(({ key }) => byCell.get(key)).find((found) => found !== undefined) ?? null
    if (record) taken.add(record.run)
    groups.push(await groupOf({ members, record, failure: state.failures[first.key] ?? null }, parts))
  }
  const expected = state.file.chooseBy === undefined ? groups.length : countRuns(expectedCells(state.file))
  return {
    study,
    state,
    searches,
    cells,
    groups,
    expected,
    leftOver: runs.map(({ run }) => run).filter((run) => !taken.has(run)),
  }
}

/** Returns the status of a study. */
export function statusOfStudy({ state, groups }: Pick<JoinedStudy, 'state' | 'groups'>): StudyStatus {
  const isDone = groups.every(({ status }) => status === 'finished' || status === 'failed')
  return state.wanted !== 'draft' && isDone ? 'ended' : state.wanted
}

function groupsOf(cells: readonly PlannedCell[]): readonly (readonly [PlannedCell, ...PlannedCell[]])[] {
  const groups = new Map<string, [PlannedCell, ...PlannedCell[]]>()
  for (const cell of cells) {
    const known = groups.get(cell.runKey)
    if (known) known.push(cell)
    else groups.set(cell.runKey, [cell])
  }
  return [...groups.values()]
}

interface Members {
  readonly members: readonly [PlannedCell, ...PlannedCell[]]
  readonly record: RunRecord | null
  readonly failure: ErrorDetails | null
}

async function groupOf({ members, record, failure }: Members, parts: ChangeParts): Promise<CellGroup> {
  const [{ key: runKey, request }] = members
  const about = { runKey, cells: members, record }
  if (record === null) {
    return { ...about, status: failure ? 'failed' : 'waiting', changes: [], error: failure }
  }
  const changes = record.manifest ? await cellChanges(request, record.manifest, parts) : []
  const own = statusOf(record)
  const isAtWork = own === 'running' || own === 'queued'
  const status = changes.length > 0 && !isAtWork ? 'changed' : own
  return { ...about, status, changes, error: record.fault ?? record.state.error }
}

function countRuns(cells: readonly PlannedCell[]): number {
  return new Set(cells.map(({ runKey }) => runKey)).size
}

function cellOf(study: CellOfRun | null): string {
  return study?.cell ?? ''
}
