import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildManifest } from '#shared/charts/figureRun.testing.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { EvaluationReport } from '#shared/vocabulary/results.ts'
import { createLexicalLanguageModel } from '../../adapters/lexical/lexicalLanguageModel.ts'
import type { Evaluator } from '../../experiments/experimentRunner.ts'
import { HOSTILE, promptSuite, type FilledPrompt } from '../../prompting/promptSuite.testing.ts'
import { renderPrompt } from '../../prompting/prompt.ts'
import { buildEmbeddingModel, buildPorts, portsOf, type TestPorts } from '../../recnet/ports.testing.ts'
import { smallPopulation } from '../../recnet/workflow/workflow.testing.ts'
import { conductMethodRun, jumbledModel, type AskedModel } from '../methodRun.testing.ts'
import { llmRankMethod } from './llmRankMethod.ts'
import { llmRankRecommender } from './llmRankRecommender.ts'
import { llmRankSettings } from './llmRankSettings.ts'
import { llmRankPrompts } from './prompts/llmRankPrompts.ts'
import {
  rankByHistoryPrompt,
  type HistoryStrategy,
  type RankByHistoryVariables,
} from './prompts/rankByHistory.ts'

const domainWord = 'CD'
const strategies: readonly (readonly [HistoryStrategy, number])[] = [
  ['sequential', 4],
  ['recency', 5],
  ['in-context', 4],
]
promptSuite(
  llmRankPrompts,
  strategies.map(([strategy, times]): FilledPrompt => [
    'rank-by-history',
    rankByHistoryPrompt,
    { domainWord, strategy, history: [HOSTILE, HOSTILE], candidates: [HOSTILE, HOSTILE] },
    times,
  ]),
)

/** Kind of Blue, Giant Steps and Time Out were taken. */
const history: readonly ItemId[] = ['i:1', 'i:3', 'i:5']
const request = {
  user: 'u:1',
  history,
  candidates: ['i:2', 'i:4', 'i:6'] as ItemId[],
  repetition: 1,
} as const

const settingsWith = (values: object) => llmRankSettings.parse(values)
const rankWith = (ports: TestPorts, values: object) =>
  llmRankRecommender({ population: smallPopulation, ports }, settingsWith(values)).rank(request)

function questionOf(strategy: HistoryStrategy, shown: readonly string[]): string {
  const variables = { domainWord, strategy, history: shown, candidates: ['x', 'y'] }
  return renderPrompt(rankByHistoryPrompt, variables).at(-1)?.content ?? ''
}

describe('the prompt of LLMRank', () => {
  it('tells a history in order, with the newest again, or with the newest as the answer', () => {
    const listed = 'Taken by the user, oldest first:\n1. <text>a</text>\n2. <text>b</text>'
    const asked = '\n\nCandidates:\nCandidate 1: <text>x</text>\nCandidate 2: <text>y</text>\n\nWhich'
    expect(questionOf('sequential', ['a', 'b'])).toContain(`${listed}${asked}`)
    expect(questionOf('recency', ['a', 'b'])).toMatch(/2\. <text>b.*\n\nTaken last.*\n<text>b<\/text>\n\nCan/)
    expect(questionOf('in-context', ['a', 'b'])).toMatch(
      /first:\n1\. <text>a<\/text>\n\nThe right.*\n<text>b<\/text>\n\nCandidates/,
    )
  })

  it('leaves out what an empty or a short history does not have', () => {
    expect(questionOf('recency', [])).toMatch(/^Candidates:/)
    expect(questionOf('in-context', ['a'])).toMatch(/^Taken.*\n1\. <text>a<\/text>\n\nCandidates:/)
  })
})

describe('LLMRank as a recommender', () => {
  it('asks once, about the newest titles of the history, and knows no profile', async () => {
    const ports = buildPorts({
      script: { prompts: { 'rank-by-history': { reasoning: '', ranking: [3, 1, 2] } } },
    })
    expect(await rankWith(ports, { historyLimit: 2 })).toEqual({
      ranking: ['i:6', 'i:2', 'i:4'],
      coverage: 1,
    })
    expect(ports.languageModel.requests).toMatchObject([
      {
        call: '0/rank-by-history/u:1/3/1/0',
        sampling: { temperature: 0 },
        variables: {
          history: ['Giant Steps', 'Time Out'],
          candidates: ['Back in Black', 'Paranoid', 'Led Zeppelin IV'],
        } satisfies Partial<RankByHistoryVariables>,
      },
    ])
  })

  it('puts candidates that the reply left out behind in the order shown, or counts them as misses', async () => {
    const script = { prompts: { 'rank-by-history': { reasoning: '', ranking: [3, 3, 9] } } }
    const appended = await rankWith(buildPorts({ script }), {})
    expect(appended.ranking).toEqual(['i:6', 'i:2', 'i:4'])
    expect(appended.coverage).toBeCloseTo(1 / 3)
    const missed = await rankWith(buildPorts({ script }), { missingPolicy: 'miss' })
    expect(missed.ranking).toEqual(['i:6'])
  })

  it('keeps the order shown with a coverage of 0 where no reply can be read, after one repair', async () => {
    const ports = buildPorts({ script: { otherwise: 'I cannot.' } })
    expect(await rankWith(ports, {})).toEqual({ ranking: request.candidates, coverage: 0 })
    expect(ports.languageModel.requests.map(({ call }) => call)).toEqual([
      '0/rank-by-history/u:1/3/1/0',
      '0/rank-by-history/u:1/3/1/0/repair',
    ])
    expect(ports.ledger.records).toMatchObject([{ status: 'fell back' }])
  })

  it('adds up the positions in independent orders of the same candidates', async () => {
    /** Names candidates by their titles, whatever their numbers are. */
    const naming = (...titles: readonly string[]) => ({
      script: {
        prompts: {
          'rank-by-history': ({ call, variables }: { call: string; variables: unknown }) => {
            const { candidates } = variables as RankByHistoryVariables
            const named = call.endsWith('/0') ? titles : titles.toReversed()
            return { reasoning: '', ranking: named.map((title) => candidates.indexOf(title) + 1) }
          },
        },
      },
    })
    const ports = buildPorts(naming('Paranoid', 'Led Zeppelin IV', 'Back in Black'))
    // 3 + 1 + 1, 2 + 2 + 2 and 1 + 3 + 3 points.
    expect(await rankWith(ports, { shuffles: 3 })).toEqual({
      ranking: ['i:2', 'i:6', 'i:4'],
      coverage: 1,
    })
    const orders = ports.languageModel.requests.map(({ variables }) =>
      (variables as RankByHistoryVariables).candidates.join(),
    )
    expect(orders[0]).toBe('Back in Black,Paranoid,Led Zeppelin IV')
    const many = buildPorts(naming('Paranoid'))
    const { coverage } = await rankWith(many, { shuffles: 20 })
    expect(coverage).toBeCloseTo(1 / 3)
    const seen = many.languageModel.requests.map(({ variables }) =>
      (variables as RankByHistoryVariables).candidates.join(),
    )
    // Of six orders; the released code shuffles once for all copies.
    expect(new Set(seen).size).toBeGreaterThan(3)
  })

  it('is answered by the built-in agent by words that titles share', async () => {
    const ports = portsOf(createLexicalLanguageModel(), buildEmbeddingModel({}))
    const items = new Map(
      ['Blue Train', 'Red Clay', 'Kind of Blue'].map((title, index) => {
        const id: ItemId = `i:${index + 1}`
        return [id, { id, title, category: '', description: '' }]
      }),
    )
    const recommender = llmRankRecommender(
      { population: { ...smallPopulation, items }, ports },
      settingsWith({}),
    )
    const asked = { ...request, history: ['i:1'] as ItemId[], candidates: ['i:2', 'i:3'] as ItemId[] }
    expect((await recommender.rank(asked)).ranking).toEqual(['i:3', 'i:2'])
    expect(recommender.caveat).toMatch(/not a language model/)
  })
})

describe('a run of LLMRank that is killed within its evaluation', () => {
  it('goes on from its stored replies, and writes the same log', async () => {
    const home = await mkdtemp(join(tmpdir(), 'recnet-llmrank-'))
    const candidates = [...smallPopulation.items.keys()]
    const evaluator: Evaluator = {
      evaluate: async (recommender) => {
        for (const user of smallPopulation.userIds)
          await recommender.rank({ user, history, candidates, repetition: 0 })
        return { protocol: {} } as EvaluationReport
      },
    }
    const model = (parallel: number) =>
      jumbledModel('ranker', parallel, () => JSON.stringify({ reasoning: '', ranking: [2, 1, 3, 4, 6, 5] }))
    const manifest = buildManifest({ variant: 'LLMRank', settings: llmRankMethod.parse({ shuffles: 3 }) })
    const conduct = (run: string, asked: AskedModel, mostAsked = Infinity) =>
      conductMethodRun({ home, run, method: llmRankMethod, manifest, model: asked, mostAsked, evaluator })
    const bytesOf = (run: string) => readFile(join(home, 'runs', run, 'events.jsonl'), 'utf8')
    try {
      await conduct('whole', model(1))
      await expect(conduct('killed', model(2), 7)).rejects.toMatchObject({ code: 'cancelled' })
      const after = model(3)
      await conduct('killed', after)
      expect(await bytesOf('killed')).toBe(await bytesOf('whole'))
      // Twelve questions, of which at least six were answered before.
      expect(after.asked.length).toBeLessThanOrEqual(6)
    } finally {
      await rm(home, { recursive: true, force: true })
    }
  })
})

describe('LLMRank as a method', () => {
  it('learns nothing, and is forecast to ask once for each ranking and shuffle', () => {
    expect(llmRankMethod.learner('LLMRank', {}).nextStages([])).toEqual([])
    const instances = Array.from({ length: 4 }, () => ({}))
    const forecast = llmRankMethod.forecastCalls?.({
      protocol: { test: { instances }, validation: { instances: instances.slice(1) } },
      settings: { shuffles: 5 },
    } as never)
    expect(forecast?.calls).toBe((3 + 4) * 3 * 5)
    expect(forecast?.figures).toBe('21 rankings, each asked in 5 orders.')
  })

  it('refuses settings that only RecNet has', () => {
    expect(() => llmRankMethod.learner('LLMRank', { updateSize: 10 })).toThrowError(
      expect.objectContaining({
        details: expect.objectContaining({ code: 'hyperparameter-invalid' }) as unknown,
      }) as Error,
    )
  })
})
