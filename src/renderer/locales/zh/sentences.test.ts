/** Sentence templates: each that the engine and its figures say has Chinese, with places that it has, and no other has. */
import { afterEach, describe, expect, it } from 'vitest'
import { DATASET_FIGURES } from '#shared/charts/datasets/datasetFigures.ts'
import { FIGURES } from '#shared/charts/figures.ts'
import { ROUTER_FIGURES } from '#shared/charts/lineage/routerFigures.ts'
import { STUDY_FIGURES } from '#shared/charts/studies/studyFigures.ts'
import { userDifferencesFigure } from '#shared/charts/users/userDifferencesFigure.ts'
import type { FigureOf } from '#shared/charts/figure.ts'
import { buildFigureRun, buildManifest } from '#shared/charts/figureRun.testing.ts'
import { buildDistributions } from '#shared/charts/datasets/distributions.testing.ts'
import { buildRouterFigureData } from '#shared/charts/lineage/routerFigures.testing.ts'
import { lightTheme } from '#shared/charts/theme.ts'
import { buildEveryStudyPart } from '#shared/studies/studyResults.testing.ts'
import { filled, type Say } from '#shared/vocabulary/wording/inEnglish.ts'
import { engineWords } from '../engineWords.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { placesOf, templatesIn } from '../templates.testing.ts'
import { engineInChinese } from './index.ts'

const files = import.meta.glob<string>(
  [
    '../../../shared/**/*.ts',
    '../../../main/**/*.ts',
    '!../../../main/hosts/**',
    '!../../../**/*.{test,testing}.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
)
const saying = Object.entries(files).filter(([, text]) => /\b(say|inEnglish|counted|waitingFor)\(/.test(text))
/** Every template with the file that it stands in. */
const templates = new Map(
  saying.flatMap(([path, text]) => templatesIn(text).map((template) => [template, path] as const)),
)
const { phrases, sentences } = engineInChinese
const all = { ...phrases, ...sentences }

afterEach(() => {
  engineWords.value = null
})

describe('sentence templates', () => {
  it('are found where they are said', () => {
    const text =
      "const A = { x: 'one', y: 'two' }\nsay(A[key])\nsay(n === 1 ? '{n} a' : '{n} b', { n })\ntheme.say('c')\ncounted(2, 'user')"
    expect(templatesIn(text)).toEqual(['one', 'two', '{n} a', '{n} b', 'c', '{count} user', '{count} users'])
  })

  it('all have Chinese', () => {
    expect([...templates].filter(([template]) => !(template in all))).toEqual([])
  })

  it('that the engine has filled in already are known again', () => {
    const filledIn = [...templates].filter(
      ([template, path]) => path.includes('/main/') && template.includes('{'),
    )
    expect(filledIn.filter(([template]) => !(template in sentences))).toEqual([])
  })

  it('have in Chinese no place that they have not in English', () => {
    const wrong = Object.entries(all).filter(([template, translation]) =>
      placesOf(translation).some((place) => !placesOf(template).includes(place)),
    )
    expect(wrong).toEqual([])
  })

  it('have no Chinese where nothing says them', () => {
    const unsaid = Object.keys(all).filter((template) => /\{\w+\}/.test(template) && !templates.has(template))
    expect(unsaid).toEqual([])
  })
})

describe('a figure', () => {
  it('says nothing on the screen that has no Chinese', () => {
    const said = new Set<string>()
    const noting: Say = (template, ...[parts]) => {
      said.add(template)
      return parts === undefined ? template : filled(template, parts)
    }
    const theme = { ...lightTheme, say: noting }
    const drawAll = <Data>(figures: readonly FigureOf<string, Data>[], data: Data) =>
      figures.forEach((figure) => figure.option(data, theme))
    const [run, other] = [1, 2].map((seed) => learntRun(seed))
    for (const runs of [[], [run], [run, other]])
      drawAll(
        Object.values(FIGURES),
        runs.flatMap((one) => one ?? []),
      )
    drawAll(Object.values(DATASET_FIGURES), buildDistributions())
    drawAll(Object.values(DATASET_FIGURES), buildDistributions({ time: null, popularity: [] }))
    drawAll(Object.values(ROUTER_FIGURES), buildRouterFigureData())
    drawAll(Object.values(STUDY_FIGURES), buildEveryStudyPart())
    drawAll(Object.values(STUDY_FIGURES), { ...buildEveryStudyPart(), blocks: [] })
    const names = ['Pop', 'TF-IDF', 'RecNet']
    expect([...said].filter((text) => !(text in all) && !names.includes(text))).toEqual([])
    expect(said.size).toBeGreaterThan(30)
  })

  it('has its title and its explanation in Chinese', () => {
    const figures = [FIGURES, DATASET_FIGURES, ROUTER_FIGURES, STUDY_FIGURES].flatMap((some) =>
      Object.values(some),
    )
    const explained = [...figures, userDifferencesFigure].map(({ explain }) => explain)
    expect(explained.filter((text) => !(text in phrases))).toEqual([])
    expect(figures.map(({ title }) => title).filter((title) => !(title in phrases))).toEqual([])
  })
})

describe('a sentence on a Chinese page', () => {
  it('has its parts in their places, and names as they are', () => {
    expect(say('seed {seeds}', { seeds: 7 })).toBe('seed 7')
    engineWords.value = engineInChinese
    expect(say('seed {seeds}', { seeds: 7 })).toBe('种子 7')
    expect(say('{name} ({note})', { name: 'test', note: '{name}' })).toBe('test（{name}）')
    expect(phrase('a text of a user')).toBe('a text of a user')
  })
})

/** A run with rewards and routers, so that its figures have something to say. */
function learntRun(seed: number) {
  const { settings } = buildManifest()
  return buildFigureRun(
    {
      step: 20,
      rewards: Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 1 : 0)),
      routerCounts: [{ step: 10, count: 5, splits: 1, merges: 1, rewrites: 1 }],
    },
    {
      run: `run-${seed}`,
      label: `run-${seed}`,
      manifest: buildManifest({ settings: { ...settings, seed } }),
    },
  )
}
