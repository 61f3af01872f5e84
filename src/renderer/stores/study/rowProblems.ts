/** What is wrong with the rows of a study, their settings, and the settings of all rows. */
import { allSettingsTable } from '#shared/vocabulary/settings/allSettings.ts'
import { settingIssues } from '#shared/vocabulary/settings/settingIssues.ts'
import type { SettingEntry } from '#shared/vocabulary/settings/settingsTable.ts'
import { shownSetting } from '../../locales/shownSetting.ts'
import { t } from '../../locales/t.ts'
import type { MethodOptions } from '../draft/draftMethod.ts'
import { labelOfRow, type DraftStudy, type StudyProblem } from './draftStudyForm.ts'

const labels = new Map(allSettingsTable().map((entry) => [entry.name, entry]))
const labelOf = (name: string): string => {
  const entry = labels.get(name)
  return entry === undefined ? name : shownSetting(entry).label
}

/** Returns the settings that a variant can take: those of its method, but for the seed, which a study has apart. */
export function settingsOfVariant(
  { methods, variants }: MethodOptions,
  variant: string,
): readonly SettingEntry[] {
  const method = variants.find(({ name }) => name === variant)?.method
  return (methods.find(({ name }) => name === method)?.settings ?? []).filter(({ name }) => name !== 'seed')
}

/** Returns the settings that at least one row can take, each once. */
export function settingsOfRows(
  options: MethodOptions,
  rows: readonly { readonly variant: string }[],
): readonly SettingEntry[] {
  const all = [...new Set(rows.map(({ variant }) => variant))].flatMap((variant) =>
    settingsOfVariant(options, variant),
  )
  return all.filter((entry, index) => all.findIndex(({ name }) => name === entry.name) === index)
}

/** Returns the problems in the order of the form; none about variants before these are known. */
export function rowProblems(draft: DraftStudy, options: MethodOptions): readonly StudyProblem[] {
  const { rows, settings, testedRow } = draft
  const names = rows.map(labelOfRow)
  const common = settingsOfRows(options, rows)
  if (options.variants.length === 0) return []
  return [
    ...(rows.length === 0 ? [{ field: 'rows', text: t('stores.addAtLeastOneRow') }] : []),
    ...rows.flatMap((row, index) => {
      const field = `row-${index}`
      if (!options.variants.some(({ name }) => name === row.variant))
        return [{ field, text: t('stores.thereIsNoMethodNamed', { variant: row.variant }) }]
      const twice = names.indexOf(labelOfRow(row)) !== index
      const own = settingsOfVariant(options, row.variant)
      return [
        ...(twice
          ? [{ field, text: t('stores.anotherRowIsLabelledLabelofrow', { labelOfRow: labelOfRow(row) }) }]
          : []),
        ...wrongValues(own, row.settings).map(({ text }) => ({ field, text: `${labelOfRow(row)}, ${text}` })),
        ...foreign(own, row.settings).map((name) => ({
          field,
          text: t('stores.labelofrowHasNoSettingGet', {
            labelOfRow: labelOfRow(row),
            get: labelOf(name),
          }),
        })),
      ]
    }),
    ...wrongValues(common, settings).map(({ name, text }) => ({ field: name, text })),
    ...foreign(common, settings).map((name) => ({
      field: name,
      text: t('stores.noRowHasTheSetting', { get: labelOf(name) }),
    })),
    ...(testedRow === '' || names.includes(testedRow)
      ? []
      : [{ field: 'testedRow', text: t('stores.thereIsNoRowLabelled', { testedRow }) }]),
  ]
}

function wrongValues(entries: readonly SettingEntry[], settings: DraftStudy['settings']) {
  return settingIssues(entries, settings).map(({ name, expected, found }) => ({
    name,
    text: t('stores.getExpectedExpectedFoundValue', {
      get: labelOf(name),
      expected,
      value: found === '""' ? t('stores.nothing') : found,
    }),
  }))
}

function foreign(entries: readonly SettingEntry[], settings: DraftStudy['settings']): readonly string[] {
  return Object.keys(settings).filter((name) => !entries.some((entry) => entry.name === name))
}
