/** What is wrong with the rows of a study, their settings, and the settings of all rows. */
import { allSettingsTable } from '#shared/vocabulary/settings/allSettings.ts'
import { settingIssues } from '#shared/vocabulary/settings/settingIssues.ts'
import type { SettingEntry } from '#shared/vocabulary/settings/settingsTable.ts'
import type { MethodOptions } from '../draft/draftMethod.ts'
import { labelOfRow, type DraftStudy, type StudyProblem } from './draftStudyForm.ts'

const labels = new Map(allSettingsTable().map(({ name, label }) => [name, label]))

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
    ...(rows.length === 0 ? [{ field: 'rows', text: 'Add at least one row.' }] : []),
    ...rows.flatMap((row, index) => {
      const field = `row-${index}`
      if (!options.variants.some(({ name }) => name === row.variant))
        return [{ field, text: `There is no method named ${row.variant}. Choose another.` }]
      const twice = names.indexOf(labelOfRow(row)) !== index
      const own = settingsOfVariant(options, row.variant)
      return [
        ...(twice
          ? [{ field, text: `Another row is labelled ${labelOfRow(row)}. Give this one another label.` }]
          : []),
        ...wrongValues(own, row.settings).map(({ text }) => ({ field, text: `${labelOfRow(row)}, ${text}` })),
        ...foreign(own, row.settings).map((name) => ({
          field,
          text: `${labelOfRow(row)} has no setting ${labels.get(name) ?? name}.`,
        })),
      ]
    }),
    ...wrongValues(common, settings).map(({ name, text }) => ({ field: name, text })),
    ...foreign(common, settings).map((name) => ({
      field: name,
      text: `No row has the setting ${labels.get(name) ?? name}.`,
    })),
    ...(testedRow === '' || names.includes(testedRow)
      ? []
      : [{ field: 'testedRow', text: `There is no row labelled ${testedRow}.` }]),
  ]
}

function wrongValues(entries: readonly SettingEntry[], settings: DraftStudy['settings']) {
  return settingIssues(entries, settings).map(({ name, expected, found }) => ({
    name,
    text: `${labels.get(name) ?? name}: expected ${expected}; found ${found === '""' ? 'nothing' : found}.`,
  }))
}

function foreign(entries: readonly SettingEntry[], settings: DraftStudy['settings']): readonly string[] {
  return Object.keys(settings).filter((name) => !entries.some((entry) => entry.name === name))
}
