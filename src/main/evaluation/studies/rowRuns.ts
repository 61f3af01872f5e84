/** The rows of a block with the runs that they have so far. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import { rowAtPoint } from '#shared/studies/studyCells.ts'
import type { Settings } from '#shared/vocabulary/runs.ts'
import type { StudyCell } from '#shared/vocabulary/studies/studies.ts'
import { rowsOf, type StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { CellOutcome } from './cellOutcome.ts'
import { outcomeDifference } from './outcomeDifference.ts'
import { sameRanks } from './rankTable.ts'
import { listed } from './resultWords.ts'

/** The run of one seed. */
export interface SeedRun {
  readonly seed: number
  /** The key of the cell that the run was made for; rows may share runs. */
  readonly runKey: string
  readonly outcome: CellOutcome
}

/** A row at a point. */
export interface RowRuns {
  readonly name: string
  readonly row: string
  readonly point: Settings
  readonly variant: string
  /** All evaluated runs, in the order of the seeds of the file. */
  readonly evaluated: readonly SeedRun[]
  /** Those that means and tests are over: finished ones under one protocol, or the others while none has finished. */
  readonly runs: readonly SeedRun[]
  /** 1 where the rankings are the same with all seeds. */
  readonly effectiveSeeds: number
  /** What must be known of the runs, in sentences. */
  readonly notes: readonly string[]
}

/** Returns the rows of the cells of one block, in the order of the file and of the points. */
export function rowRunsOf(
  file: StudyFile,
  cells: readonly StudyCell[],
  outcomes: ReadonlyMap<string, CellOutcome>,
): readonly RowRuns[] {
  return rowsOf(file).flatMap(({ label }) => {
    const points = Map.groupBy(
      cells.filter(({ row }) => row === label),
      ({ point }) => JSON.stringify(Object.entries(point).sort()),
    )
    const named = namesOf(
      label,
      [...points.values()].map(([cell]) => cell?.point ?? {}),
    )
    return [...points.values()].flatMap((own, index) => {
      const [first] = own
      if (!first) return []
      const { point, request } = first
      const evaluated = file.seeds.flatMap((seed): SeedRun[] => {
        const cell = own.find((one) => one.seed === seed)
        const outcome = cell && outcomes.get(cell.runKey)
        return outcome ? [{ seed, runKey: cell.runKey, outcome }] : []
      })
      const name = named[index] ?? label
      return [{ name, row: label, point, variant: request.variant, evaluated, ...usedOf(name, evaluated) }]
    })
  })
}

/** Returns the name of a row at each of its points; the label alone where it has one. */
function namesOf(label: string, points: readonly Settings[]): readonly string[] {
  if (points.length < 2) return [label]
  const short = points.map((point) => rowAtPoint(label, point))
  return new Set(short).size === points.length
    ? short
    : points.map((point) => rowAtPoint(label, point, (name) => name))
}

function usedOf(
  name: string,
  evaluated: readonly SeedRun[],
): Pick<RowRuns, 'runs' | 'effectiveSeeds' | 'notes'> {
  const finished = evaluated.filter(({ outcome }) => outcome.final)
  const shown = finished.length > 0 ? finished : evaluated
  const [first] = shown
  if (!first) return { runs: [], effectiveSeeds: 0, notes: [] }
  const seedName = (seed: number) => `${name} with seed ${seed}`
  const base = { name: seedName(first.seed), outcome: first.outcome }
  const compared = shown.map((run) => ({
    run,
    difference: outcomeDifference(base, { name: seedName(run.seed), outcome: run.outcome }),
  }))
  const runs = compared.filter(({ difference }) => difference === null).map(({ run }) => run)
  const same = runs.every(({ outcome }) => sameRanks(outcome.ranks, first.outcome.ranks))
  const going = evaluated.filter(({ outcome }) => !outcome.final).map(({ seed }) => String(seed))
  return {
    runs,
    effectiveSeeds: same ? 1 : runs.length,
    notes: [
      ...compared.flatMap(({ run, difference }) =>
        difference === null
          ? []
          : [
              inEnglish('{name} with seed {seed} is in no mean and no test: {difference}.', {
                ...{ name, seed: run.seed, difference },
              }),
            ],
      ),
      ...(same && runs.length > 1
        ? [
            inEnglish('{name} ranks the same with all {seeds}, which count as one.', {
              ...{ name, seeds: counted(runs.length, 'seed') },
            }),
          ]
        : []),
      ...(going.length === 0
        ? []
        : finished.length === 0
          ? [
              inEnglish(
                '{name} has not finished with any seed: its newest evaluations stand here, and are not tested.',
                { name },
              ),
            ]
          : [
              inEnglish(
                going.length === 1
                  ? '{name} has not finished with seed {seeds}, which is in no mean and no test.'
                  : '{name} has not finished with seeds {seeds}, which are in no mean and no test.',
                { name, seeds: listed(going) },
              ),
            ]),
    ],
  }
}
