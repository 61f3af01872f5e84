/** Progress, by hand. */
import { expect, it } from 'vitest'
import type { CellView } from '#shared/vocabulary/studies/studies.ts'
import { studyProgress } from './studyProgress.ts'

const cell = (run: string, status: CellView['status']) => ({ run, status }) as CellView

it('adds half of a run that is half done to those that have ended', () => {
  const study = {
    cells: { all: 4, finished: 1, failed: 1, started: 1 },
    views: [cell('a', 'finished'), cell('b', 'failed'), cell('c', 'running'), cell('d', 'waiting')],
  }
  const row = (run: string, step: number) => ({ run, step, interactions: 100, status: 'running' as const })
  expect(studyProgress(study, [row('c', 50), row('x', 100)])).toBe(2.5)
  expect(studyProgress(study, [])).toBe(2)
})
