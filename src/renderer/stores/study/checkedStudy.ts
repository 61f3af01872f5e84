/** What is wrong with a study as it is typed, each with the field where it can be mended; and its cells where nothing is. */
import { WorkbenchError } from '#shared/errors.ts'
import { studyCells } from '#shared/studies/studyCells.ts'
import type { StudyCell } from '#shared/vocabulary/studies/studies.ts'
import { studyFile, type AskedStudy, type StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
import { t } from '../../locales/t.ts'
import type { MethodOptions } from '../draft/draftMethod.ts'
import type { DraftStudy, StudyProblem } from './draftStudyForm.ts'
import { rowProblems } from './rowProblems.ts'
import { sweepProblems } from './sweepProblems.ts'
import { valuesOf } from './valueList.ts'

export interface CheckedStudy {
  readonly problems: readonly StudyProblem[]
  /** Both are null while something is wrong. */
  readonly file: StudyFile | null
  readonly cells: readonly StudyCell[] | null
}

/** What a study can name; null while it is not known. */
export interface KnownParts extends MethodOptions {
  readonly datasets: readonly string[] | null
}

const MOST_SEEDS = 100
const LARGEST_SEED = 4_294_967_295

/** Checks the form, then the whole file by its schema, then whether its rows, settings and sweeps fit together. */
export function checkedStudy(draft: DraftStudy, asked: AskedStudy, known: KnownParts): CheckedStudy {
  const problems = [
    ...dataProblems(draft, known),
    ...rowProblems(draft, known),
    ...sweepProblems(draft, known),
    ...otherProblems(draft),
  ]
  if (problems.length > 0) return { problems, file: null, cells: null }
  const parsed = studyFile.safeParse(asked)
  if (!parsed.success)
    return {
      problems: parsed.error.issues.map(({ path, message }) => ({
        field: fieldOf(String(path[0])),
        text: `${path.map(String).join('.')}: ${message}`,
      })),
      file: null,
      cells: null,
    }
  try {
    return { problems: [], file: parsed.data, cells: studyCells(parsed.data, known) }
  } catch (error) {
    if (!(error instanceof WorkbenchError) || error.details.code !== 'argument-invalid') throw error
    const { argument, expected, found } = error.details
    return {
      problems: [
        { field: fieldOf(argument), text: t('stores.expectedExpectedFoundFound', { expected, found }) },
      ],
      file: null,
      cells: null,
    }
  }
}

/** The field of a part of the file, where the two are not called alike. */
function fieldOf(part: string): string {
  if (part === 'rows' || part.startsWith('settings of ')) return 'row-0'
  return part === 'sweeps' ? 'sweep-0-0' : part
}

function dataProblems({ title, datasets }: DraftStudy, known: KnownParts): readonly StudyProblem[] {
  const gone = datasets.filter((name) => known.datasets !== null && !known.datasets.includes(name))
  return [
    ...(title.trim() === '' ? [{ field: 'title', text: t('stores.theStudyHasNoTitle') }] : []),
    ...(datasets.length === 0 ? [{ field: 'datasets', text: t('stores.chooseAtLeastOneDataset') }] : []),
    ...gone.map((name) => ({
      field: 'datasets',
      text: t('stores.thereIsNoDatasetNamed', { name }),
    })),
  ]
}

function otherProblems({ seeds, runsAtOnce, cutoffs }: DraftStudy): readonly StudyProblem[] {
  const typed = valuesOf(seeds)
  const wrong = typed.filter(
    (seed) => !(typeof seed === 'number' && Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED),
  )
  const twice = typed.filter((seed, index) => typed.indexOf(seed) !== index)
  const whole = typeof runsAtOnce === 'number' && Number.isInteger(runsAtOnce)
  return [
    ...(typed.length === 0 || typed.length > MOST_SEEDS
      ? [{ field: 'seeds', text: t('stores.expected1ToMostSeeds', { MOST_SEEDS, typed: typed.length }) }]
      : []),
    ...(wrong.length > 0
      ? [
          {
            field: 'seeds',
            text: t('stores.expectedWholeNumbers0To', { LARGEST_SEED, join: wrong.map(String).join(', ') }),
          },
        ]
      : []),
    ...(twice.length > 0
      ? [
          {
            field: 'seeds',
            text: t('stores.eachSeedCountsOnceFound', { join: twice.map(String).join(', ') }),
          },
        ]
      : []),
    ...(whole && runsAtOnce >= 1 && runsAtOnce <= 16
      ? []
      : [{ field: 'runsAtOnce', text: t('stores.expectedAWholeNumber1', { runsAtOnce }) }]),
    ...(cutoffs.length === 0 ? [{ field: 'cutoffs', text: t('stores.chooseAtLeastOneMetric') }] : []),
  ]
}
