/** The sections of the form in the order of the table, and what the list of sections says about each. */
import { HYPERPARAMETER_SECTIONS } from '#shared/vocabulary/settings/settingFields.ts'
import type { SettingEntry } from '#shared/vocabulary/settings/settingsTable.ts'
import { phrase } from '../../locales/phrase.ts'
import type { SectionEntry } from '../../forms/SectionList.vue'

export interface SectionGroup {
  readonly id: string
  readonly title: string
  readonly entries: readonly SettingEntry[]
}

/** The sections that hold at least one of these entries, with those entries. */
export function sectionGroups(entries: readonly SettingEntry[]): readonly SectionGroup[] {
  return HYPERPARAMETER_SECTIONS.map((title) => ({
    id: title.toLowerCase(),
    title,
    entries: entries.filter(({ section }) => section === title),
  })).filter((group) => group.entries.length > 0)
}

export interface Standing {
  readonly changed: ReadonlySet<string>
  readonly wrong: ReadonlySet<string>
}

/** The entries of the list of sections, each with how many of its values are changed and how many are wrong. */
export function sectionEntries(
  groups: readonly SectionGroup[],
  { changed, wrong }: Standing,
): readonly SectionEntry[] {
  return groups.map(({ id, title, entries }) => ({
    id,
    label: phrase(title),
    changed: entries.filter(({ name }) => changed.has(name)).length,
    wrong: entries.filter(({ name }) => wrong.has(name)).length,
  }))
}
