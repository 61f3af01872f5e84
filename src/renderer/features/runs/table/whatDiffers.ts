/** What tells runs that stand beside one another apart. */
import { NO_EMBEDDING_MODEL, NO_LANGUAGE_MODEL } from '#shared/vocabulary/manifest.ts'
import type { RunRow } from '#shared/vocabulary/runs.ts'
import { settingValueText } from '#shared/vocabulary/settings/settingValueText.ts'
import { phrase } from '../../../locales/phrase.ts'
import { shownSettingSign } from '../../../locales/shownSettingSign.ts'
import { shownSettingValue } from '../../../locales/shownSettingValue.ts'
import { t } from '../../../locales/t.ts'

interface Fact {
  readonly name: string
  /** What is written of a run; null where its name says it already. */
  readonly text: (row: RunRow) => string | null
  /** Null where the run has none, which its method says. */
  readonly value: (row: RunRow) => string | null
}

/**
 * Returns, for each of these runs, what is not the same in all of them, in the order of the table's columns. A setting
 * that a run has as its variant gives it is told only where it is that of the others' variant too; and what the usual
 * name of a run says, its method and dataset, is not said again.
 */
export function whatDiffers(rows: readonly RunRow[]): (row: RunRow) => readonly string[] {
  const facts = [...FACTS, ...settingsOf(rows)].filter(({ value }) => {
    const values = rows.map(value).filter((one) => one !== null)
    return new Set(values).size > 1
  })
  return (row) =>
    facts.flatMap(({ text }) => {
      const said = text(row)
      return said === null ? [] : [said]
    })
}

const FACTS: readonly Fact[] = [
  unlessNamed('method', ({ variant }) => variant),
  unlessNamed('dataset', ({ dataset }) => dataset),
  unlessNone('model', ({ languageModel }) => languageModel.name, NO_LANGUAGE_MODEL),
  unlessNone('encoder', ({ embeddingModel }) => embeddingModel, NO_EMBEDDING_MODEL),
  {
    name: 'seed',
    value: ({ seed }) => `${seed}`,
    text: ({ seed }) => t('runs.seedOf', { seed: `${seed}` }),
  },
]

function unlessNone(name: string, read: (row: RunRow) => string, none: string): Fact {
  const value = (row: RunRow) => (read(row) === none ? null : read(row))
  return {
    name,
    value,
    text: (row) => {
      const said = value(row)
      return said === null ? null : phrase(said)
    },
  }
}

function unlessNamed(name: string, value: (row: RunRow) => string): Fact {
  return { name, value, text: (row) => (row.named ? value(row) : null) }
}

function settingsOf(rows: readonly RunRow[]): readonly Fact[] {
  const own = new Map<string, string>()
  for (const { variant, differences } of rows)
    for (const { name, instead } of differences)
      own.set(`${variant} ${name}`, settingValueText(name, instead))
  const names = new Set(rows.flatMap(({ differences }) => differences.map(({ name }) => name)))
  return [...names]
    .filter((name) => name !== 'seed')
    .map((name) => {
      const valueOf = ({ variant, differences }: RunRow) => {
        const difference = differences.find((one) => one.name === name)
        return difference === undefined
          ? (own.get(`${variant} ${name}`) ?? null)
          : settingValueText(name, difference.value)
      }
      return {
        name,
        value: valueOf,
        text: (row) => {
          const value = valueOf(row)
          return value === null ? null : `${shownSettingSign(name)} ${shownSettingValue(value)}`
        },
      }
    })
}
