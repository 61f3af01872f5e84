/** Studies as the engine answers with them, made by hand. */
import { studyFile, type AskedStudy } from '#shared/vocabulary/studies/studyFile.ts'
import type { CellView, StudySummary, StudyView } from '#shared/vocabulary/studies/studies.ts'

export function buildCell(parts: Partial<CellView> = {}): CellView {
  const { dataset = 'demo', row = 'RecNet', seed = 2020, point = {} } = parts
  const key = parts.key ?? [dataset, row, JSON.stringify(point), seed, parts.chosen].join(' · ')
  return {
    key,
    runKey: key,
    dataset,
    model: 'built-in agent',
    row,
    point,
    seed,
    request: { dataset, variant: row, settings: { ...point, seed } },
    status: 'waiting',
    run: null,
    changes: [],
    error: null,
    chosen: false,
    ...parts,
  }
}

export function buildStudySummary(parts: Partial<StudySummary> = {}): StudySummary {
  return {
    study: 'ablations-demo',
    title: 'Ablations, demo',
    kind: 'ablations',
    datasets: ['demo'],
    status: 'running',
    cells: { all: 4, finished: 1, failed: 1, started: 1 },
    createdAt: '2026-11-24T08:00:00.000Z',
    error: null,
    ...parts,
  }
}

export function buildStudyView({
  file = {},
  ...parts
}: Partial<Omit<StudyView, 'file'>> & { readonly file?: Partial<AskedStudy> } = {}): StudyView {
  return {
    ...buildStudySummary(),
    file: studyFile.parse({
      format: 1,
      title: 'Ablations, demo',
      kind: 'ablations',
      datasets: ['demo'],
      rows: ['RecNet', 'w/o Buffer'],
      seeds: [1, 2],
      ...file,
    }),
    views: [],
    leftOver: [],
    millisecondsLeft: null,
    ...parts,
  }
}
