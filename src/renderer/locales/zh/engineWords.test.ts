/** Chinese for what the engine says in English: every setting, section, preset and template has it, and nothing else does. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DATASET_FIGURES } from '#shared/charts/datasets/datasetFigures.ts'
import { FIGURES } from '#shared/charts/figures.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { errorSentence } from '#shared/errors/errorSentence.ts'
import { STUDY_TEMPLATES } from '#shared/studies/studyTemplates.ts'
import { STUDY_TABLES } from '#shared/tables/studies/studyTables.ts'
import { PREPROCESSING_PRESETS } from '#shared/vocabulary/imports/preprocessingPresets.ts'
import { BUILT_IN_AGENT } from '#shared/vocabulary/models/builtInAgent.ts'
import { allSettingsTable } from '#shared/vocabulary/settings/allSettings.ts'
import { symbolMeaning } from '#shared/vocabulary/settings/symbols.ts'
import { STATUS_LOOKS } from '../../ui/statusLooks.ts'
import { engineInChinese } from './index.ts'

interface Preset {
  readonly title: string
  readonly description: string
  readonly source: string
}

const HAN = /\p{Script=Han}/u
const { settings, phrases, errors } = engineInChinese
const table = allSettingsTable()
/** Those of them that nobody translated. */
const untold = (texts: readonly string[]) => texts.filter((text) => !(text in phrases))

describe('the words of the engine in Chinese', () => {
  it('are there for every setting and for no other', () => {
    expect(Object.keys(settings).sort()).toEqual(table.map(({ name }) => name).sort())
    const plain = table.filter(({ name }) => !HAN.test(settings[name]?.help ?? ''))
    expect(plain.map(({ name }) => name)).toEqual([])
  })

  it('are there for sections, symbols, statuses, templates and presets', () => {
    const methods = ['LLMRank', 'AgentCF', 'KGLA', 'AgentCF++']
    const sections = [...new Set(table.map(({ section }) => String(section)))]
    expect(untold(sections.filter((section) => !methods.includes(section)))).toEqual([])
    expect(untold(table.flatMap(({ symbol }) => symbolMeaning(symbol ?? '') ?? []))).toEqual([])
    expect(untold(Object.keys(STATUS_LOOKS))).toEqual([])
    expect(untold(STUDY_TEMPLATES.flatMap(({ title, description }) => [title, description]))).toEqual([])
    expect(untold(PREPROCESSING_PRESETS.flatMap(({ label, explanation }) => [label, explanation]))).toEqual(
      [],
    )
    const file = new URL('../../../../resources/presets.json', import.meta.url)
    const presets = JSON.parse(readFileSync(file, 'utf8')) as readonly Preset[]
    expect(untold(presets.flatMap((one) => [one.title, one.description, one.source]))).toEqual([])
    const figures = [...Object.values(FIGURES), ...Object.values(DATASET_FIGURES)]
    expect(untold(figures.map(({ title }) => title))).toEqual([])
    expect(untold(Object.values(STUDY_TABLES).map(({ title }) => title))).toEqual([])
    expect(untold([BUILT_IN_AGENT.name, BUILT_IN_AGENT.caveat])).toEqual([])
  })

  it('name what a run no longer has as it began, and keep names of prompts', () => {
    const { details } = new WorkbenchError({
      code: 'run-differs',
      folder: '/runs/a',
      parts: [
        'variant',
        'settings',
        'dataset',
        'models',
        'prompt texts',
        'seed',
        'prompt texts of this version (merge)',
      ],
    })
    expect(errorSentence(details, 'window', errors).statement).toContain(
      '变体、设置、数据集、模型、提示词文本、种子、此版本的提示词文本 (merge)。',
    )
  })

  it('say an error with what was expected and found, and keep what is quoted', () => {
    const { details } = new WorkbenchError({ code: 'dataset-unknown', name: 'cds', known: ['office'] })
    expect(errorSentence(details, 'window', errors)).toEqual({
      title: '未知的数据集',
      statement: '没有名为 cds 的数据集。已知：office（以及 demo）。',
      items: [],
      advice: '请导入它，或另选一个。',
    })
    const issues = [1, 2, 3, 4, 5, 6, 7, 8].map((row) => ({
      file: 'a.csv',
      row,
      column: 'rating',
      expected: 'a number',
      found: 'x',
    }))
    const rows = errorSentence({ code: 'dataset-rows-invalid', issues, total: 10 }, 'window', errors)
    expect(rows.items[0]).toBe('a.csv，第 1 行，列 rating：应为 a number，实际为 x')
    expect(rows.items.at(-1)).toBe('……另有 2 条')
  })
})
