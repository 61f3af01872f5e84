/** What is wrong with the sweeps of a study. */
import { settingIssues } from '#shared/vocabulary/settings/settingIssues.ts'
import { t } from '../../locales/t.ts'
import type { MethodOptions } from '../draft/draftMethod.ts'
import type { DraftAxis, DraftStudy, StudyProblem } from './draftStudyForm.ts'
import { settingsOfRows } from './rowProblems.ts'
import { valuesOf } from './valueList.ts'

const MOST_VALUES = 50

/** Returns the problems in the order of the form. */
export function sweepProblems({ sweeps, rows }: DraftStudy, options: MethodOptions): readonly StudyProblem[] {
  if (options.variants.length === 0) return []
  const entries = settingsOfRows(options, rows)
  return sweeps.flatMap((sweep, place) => {
    if (sweep.length === 0) return [{ field: `sweep-${place}-0`, text: t('stores.chooseASettingForThis') }]
    return sweep.flatMap((axis, index) => {
      const field = `sweep-${place}-${index}`
      const again = sweep.findIndex(({ name }) => name === axis.name) !== index
      if (again) return [{ field, text: t('stores.thisSweepHasNameTwice', { name: axis.name }) }]
      return axisProblems(axis, entries).map((text) => ({ field, text }))
    })
  })
}

function axisProblems(
  { name, values: typed }: DraftAxis,
  entries: ReturnType<typeof settingsOfRows>,
): readonly string[] {
  const entry = entries.find((one) => one.name === name)
  if (!entry) return [t('stores.noRowHasTheSetting2', { name })]
  const values = valuesOf(typed)
  if (values.length === 0) return [t('stores.giveAtLeastOneValue')]
  if (values.length > MOST_VALUES)
    return [t('stores.expectedAtMostMostValues', { MOST_VALUES, values: values.length })]
  const [wrong] = values.flatMap((value) => settingIssues([entry], { [name]: value }))
  return wrong
    ? [
        t('stores.labelExpectedExpectedFoundFound', {
          label: entry.label,
          expected: wrong.expected,
          found: wrong.found,
        }),
      ]
    : []
}
