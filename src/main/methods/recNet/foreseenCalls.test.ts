import { describe, expect, it } from 'vitest'
import type { CallsByPrompt, RunEvent } from '#shared/events/runEvents.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { createHashingEmbeddingModel } from '../../adapters/lexical/hashingEmbeddingModel.ts'
import { createLexicalLanguageModel } from '../../adapters/lexical/lexicalLanguageModel.ts'
import { AnswerCounts } from '../../models/answerCounts.ts'
import { portsOf } from '../../recnet/ports.testing.ts'
import { smallInteractions, smallPopulation } from '../../recnet/workflow/workflow.testing.ts'
import type { LearningStage } from '../method.ts'
import type { PromptCalls } from '../callForecast.ts'
import { RecNetLearner } from './recNetLearner.ts'

const world = { seed: 3, updateSize: 4, initialRouterCount: 3, minRouters: 1, routingQuantile: 0.1 } as const

/** Each stage of a run with what was foreseen of it and what it asked, and an evaluation at the end. */
async function stagesOf(changes: Partial<Hyperparameters> = {}) {
  const { settings, ...ports } = portsOf(createLexicalLanguageModel(), createHashingEmbeddingModel(), {
    ...world,
    ...changes,
  })
  const learner = new RecNetLearner('RecNet', settings)
  const population = smallPopulation
  const seen: { stage: LearningStage; foreseen: PromptCalls; asked: CallsByPrompt }[] = []
  let seq = 0
  const performed = async (stage: LearningStage, perform: (counts: AnswerCounts) => Promise<RunEvent[]>) => {
    const foreseen = learner.foreseenCalls(stage)
    const counts = new AnswerCounts(() => [])
    const events = await perform(counts)
    const asked = counts.drain()
    seen.push({ stage, foreseen, asked })
    const { kind, step } = stage
    const all: RunEvent[] = [...events, { type: 'stage-completed', stage: kind, calls: asked }]
    learner.apply(all.map((event) => ({ ...event, seq: ++seq, step })))
  }
  const work = (ledger: AnswerCounts) => {
    return { population, splits: [], interactions: smallInteractions, ports: { ...ports, ledger } }
  }
  for (;;) {
    const [stage] = learner.nextStages(smallInteractions)
    if (!stage) break
    await performed(stage, async (counts) => [...(await learner.perform(stage, work(counts)))])
    await learner.refresh(stage.kind, work(new AnswerCounts(() => [])))
  }
  const [user = 'u:1'] = population.userIds
  const candidates = [...population.items.keys()]
  const test = { kind: 'evaluation', step: learner.step, agents: [user, ...candidates] }
  await performed(test, async (counts) => {
    const recommender = await learner.recommender(work(counts))
    await recommender.rank({ user, history: [], candidates, repetition: 0 })
    return []
  })
  return seen
}

describe('what RecNet foresees of a stage', () => {
  it('says nothing of an evaluation ahead before messages have been delivered', () => {
    const { settings } = portsOf(createLexicalLanguageModel(), createHashingEmbeddingModel(), world)
    const evaluation = { kind: 'evaluation', step: 12, agents: ['u:1', 'i:1'] } as const
    expect(new RecNetLearner('RecNet', settings).foreseenCalls(evaluation)).toEqual({})
    const blind = new RecNetLearner('RecNet', { ...settings, testTimeReception: false })
    expect(blind.foreseenCalls(evaluation)).toEqual({ merge: 0 })
  })

  it.each([
    {},
    { testTimeReception: false },
    { messageBuffer: false },
    { propagation: 'retrieval' },
  ] as const)('is what the stage asks, with %o', async (changes) => {
    const seen = await stagesOf(changes)
    for (const { foreseen, asked } of seen)
      for (const [prompt, calls] of Object.entries(foreseen)) expect(asked[prompt]?.calls ?? 0).toBe(calls)
    const foreseen = (kind: string, prompt: string) =>
      seen.reduce((sum, one) => sum + (one.stage.kind === kind ? (one.foreseen[prompt] ?? 0) : 0), 0)
    const hasBuffers = !('messageBuffer' in changes)
    expect(foreseen('client-centric', 'merge') > 0).toBe(hasBuffers)
    expect(foreseen('evaluation', 'merge') > 0).toBe(hasBuffers && !('testTimeReception' in changes))
    expect(foreseen('router-centric', 'extract') > 0).toBe(!('propagation' in changes))
  })
})
