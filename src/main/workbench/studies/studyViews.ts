/** Studies as pages and the terminal see them. */
import { z } from 'zod'
import { toWire } from '#shared/errors.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { CellCounts, CellView, StudySummary, StudyView } from '#shared/vocabulary/studies/studies.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import { statusOfStudy, type CellGroup, type JoinedStudy } from './joinedStudy.ts'
import type { StudyRecord } from './studyState.ts'
import { timeLeftOfStudy, type RunTimes } from './timeLeftOfStudy.ts'

const session = z.object({ milliseconds: z.number() })

/** Returns the row of a study in the list; one that cannot be read or expanded has its error. */
export function summaryOf({ study, state, fault }: StudyRecord, joined: JoinedStudy | Error): StudySummary {
  const { title, kind, datasets } = state?.file ?? { title: study, kind: 'grid', datasets: [] }
  const about = { study, title, kind, datasets, createdAt: state?.createdAt ?? '' }
  if (fault || joined instanceof Error)
    return {
      ...about,
      status: state?.wanted ?? 'stopped',
      cells: { all: 0, finished: 0, failed: 0, started: 0 },
      error: fault ?? toWire(joined).details,
    }
  return { ...about, status: statusOfStudy(joined), cells: countsOf(joined), error: null }
}

/** Returns a whole study. `times` is the wall time of each run in milliseconds. */
export function viewOf(joined: JoinedStudy, times: RunTimes): StudyView {
  const { study, state, cells, groups, leftOver } = joined
  const views = new Map<string, CellView>()
  for (const group of groups)
    for (const { leftOut, isShown, ...cell } of group.cells)
      views.set(cell.key, {
        ...cell,
        status: leftOut && !isShown && group.status === 'finished' ? 'left out' : group.status,
        run: group.record?.run ?? null,
        changes: group.changes,
        error: group.error,
      })
  return {
    ...summaryOf({ study, state, fault: null }, joined),
    file: state.file,
    views: cells.flatMap(({ key }) => views.get(key) ?? []),
    leftOver,
    millisecondsLeft: timeLeftOfStudy(joined, times),
  }
}

/** Adds up what the sessions of a run took, in milliseconds. */
export async function wallTimeOf(run: RunId, runs: RunStore): Promise<number> {
  const lines = await runs.of(run).readSessions()
  return lines.reduce<number>((sum, line) => sum + (session.safeParse(line).data?.milliseconds ?? 0), 0)
}

function countsOf({ groups, expected }: JoinedStudy): CellCounts {
  const count = (...statuses: readonly CellGroup['status'][]) =>
    groups.filter(({ status }) => statuses.includes(status)).length
  return {
    all: expected,
    finished: count('finished'),
    failed: count('failed'),
    started: count('running', 'queued'),
  }
}
