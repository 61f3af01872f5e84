/** How long a study will still take, from runs that have finished and from how far those are that are worked on. */
import type { RunRecord } from '../runs/runRecords.ts'
import type { CellGroup, JoinedStudy } from './joinedStudy.ts'

/** The wall time of runs in milliseconds. */
export type RunTimes = Pick<WeakMap<RunRecord, number>, 'get'>

const UNFINISHED: ReadonlySet<CellGroup['status']> = new Set(['waiting', 'queued', 'running', 'paused'])

/**
 * Returns milliseconds; null while nothing says how long a run takes. A run that has not begun takes as long as those of the same row
 * and data that have finished, or as all that have; before any has, as long as those under way will have taken. Of a run that
 * was begun the rest counts alone. Runs at once share the work, and the longest of them is waited for. `times` is the
 * wall time of each finished run.
 */
export function timeLeftOfStudy(
  { state, groups }: Pick<JoinedStudy, 'groups'> & { readonly state: Pick<JoinedStudy['state'], 'file'> },
  times: RunTimes,
): number | null {
  const left = groups.filter(({ status }) => UNFINISHED.has(status))
  if (left.length === 0) return 0
  const finished = groups.flatMap((group) => {
    const time = group.status === 'finished' && group.record ? times.get(group.record) : undefined
    return time === undefined ? [] : [{ kind: kindOf(group), time }]
  })
  const foreseen = left.flatMap(({ record }) => {
    const rest = record?.live?.progress?.runLeft ?? null
    const share = record ? shareLeft(record) : 1
    return rest === null || share === 0 || share === 1 ? [] : [rest / share]
  })
  const ofAll = meanOf(finished.length > 0 ? finished.map(({ time }) => time) : foreseen)
  const rests = left.map((group): number | null => {
    const rest = group.record?.live?.progress?.runLeft ?? null
    if (rest !== null) return rest
    const own = finished.filter(({ kind }) => kind === kindOf(group)).map(({ time }) => time)
    const whole = meanOf(own) ?? ofAll
    return whole === null ? null : whole * (group.record ? shareLeft(group.record) : 1)
  })
  if (rests.some((rest) => rest === null)) return null
  const known = rests.map((rest) => rest ?? 0)
  const atOnce = Math.min(state.file.runsAtOnce, left.length)
  return Math.round(Math.max(Math.max(...known), sumOf(known) / atOnce))
}

/** What is left of a run: by its calls while it is worked on, and else by its interactions. */
function shareLeft({ live, glance, state }: NonNullable<CellGroup['record']>): number {
  const calls = live?.progress?.runCalls
  if (calls?.expected) return Math.max(0, 1 - calls.done / calls.expected)
  const { interactions } = state
  return interactions ? Math.max(0, 1 - glance.step / interactions) : 1
}

function kindOf({ cells: [{ dataset, model, row }] }: CellGroup): string {
  return JSON.stringify([dataset, model, row])
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : sumOf(values) / values.length
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
