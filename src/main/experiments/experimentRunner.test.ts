import { describe, expect, it } from 'vitest'
import { addCalls } from '#shared/events/callCounts.ts'
import type { CallsByPrompt, StampedEvent } from '#shared/events/runEvents.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { createHashingEmbeddingModel } from '../adapters/lexical/hashingEmbeddingModel.ts'
import { createLexicalLanguageModel } from '../adapters/lexical/lexicalLanguageModel.ts'
import { createScriptedLanguageModel } from '../adapters/scripted/scriptedLanguageModel.ts'
import { seededRandom } from '../adapters/seededRandom.ts'
import type { EmbeddingModel } from '../ports/embeddingModel.ts'
import type { LanguageModel } from '../ports/languageModel.ts'
import type { Ports } from '../recnet/ports.ts'
import { cancelledWhen, portsOf } from '../recnet/ports.testing.ts'
import { VARIANTS } from '../recnet/workflow/variants.ts'
import { buildRunner } from './experiments.testing.ts'

const world = {
  seed: 3,
  updateSize: 4,
  initialRouterCount: 3,
  minRouters: 1,
  routingQuantile: 0.1,
  evaluateEvery: 5,
} as const

function lexicalPorts(settings: Partial<Hyperparameters> = {}): Ports {
  return portsOf(createLexicalLanguageModel(), strictEmbeddings(), { ...world, ...settings })
}

/** Refuses empty texts, as the port says that nobody asks for them. */
function strictEmbeddings(): EmbeddingModel {
  const model = createHashingEmbeddingModel()
  const embed: EmbeddingModel['embed'] = async (texts) => {
    if (texts.some((text) => text.trim() === '')) throw new Error('asked for an empty text')
    return model.embed(texts)
  }
  return { ...model, embed }
}

function callsOf(events: readonly StampedEvent[]): CallsByPrompt {
  return events.reduce<CallsByPrompt>(
    (sum, event) => (event.type === 'stage-completed' ? addCalls(sum, event.calls) : sum),
    {},
  )
}

describe('ExperimentRunner', () => {
  it('goes from the initialisation to the end, evaluating where it is due', async () => {
    const { runner, log, heard } = buildRunner(lexicalPorts())
    await runner.run()
    const ends = heard.flatMap((event) =>
      event.type === 'stage-completed'
        ? `${event.step} ${event.stage}`
        : event.type === 'run-finished'
          ? 'end'
          : [],
    )
    expect(ends[0]).toBe('0 initialization')
    expect(ends.filter((end) => end.endsWith('client-centric'))).toEqual(
      Array.from({ length: 12 }, (_, index) => `${index + 1} client-centric`),
    )
    expect(ends.filter((end) => end.endsWith('evaluation'))).toEqual([
      '5 evaluation',
      '10 evaluation',
      '12 evaluation',
    ])
    expect(ends.at(-1)).toBe('end')
    expect(heard.map((event) => event.seq)).toEqual(heard.map((_, index) => index + 1))
    expect(log.transactions.flat()).toEqual(heard)
  })

  it.each(['RecNet', 'w/o Buffer', 'w/o CPR'] as const)(
    '%s writes the same log after a kill between transactions',
    async (variant) => {
      const whole = buildRunner(lexicalPorts(VARIANTS[variant]))
      await whole.runner.run()
      const { transactions } = whole.log
      for (let kept = 0; kept < transactions.length; kept += variant === 'RecNet' ? 2 : 7) {
        const resumed = buildRunner(lexicalPorts(VARIANTS[variant]), transactions.slice(0, kept))
        await resumed.runner.replay()
        await resumed.runner.run()
        expect(resumed.log.transactions).toEqual(transactions)
        expect(resumed.learner.agents).toEqual(whole.learner.agents)
      }
    },
  )

  it.each([2, 3, 8])(
    'writes the same log with %i questions at once, whichever is answered first',
    async (parallel) => {
      const alone = buildRunner(lexicalPorts())
      await alone.runner.run()
      const { model, most } = jumbled(parallel)
      const together = buildRunner({ ...lexicalPorts(), languageModel: model })
      await together.runner.run()
      expect(together.log.transactions).toEqual(alone.log.transactions)
      expect(together.learner.agents).toEqual(alone.learner.agents)
      expect(most()).toBeGreaterThan(1)
    },
  )

  it('writes the same log where it is stopped with several updates under way', async () => {
    const { runner: whole, log: full } = buildRunner(lexicalPorts())
    await whole.run()
    let asked = 0
    const { model } = jumbled(4)
    const counting: LanguageModel = {
      ...model,
      complete: (request, cancellation) => (asked++, model.complete(request, cancellation)),
    }
    const cancellation = cancelledWhen(() => asked > 60)
    const stopped = buildRunner({ ...lexicalPorts(), languageModel: counting, cancellation })
    await expect(stopped.runner.run()).rejects.toMatchObject({ code: 'cancelled' })
    const resumed = buildRunner({ ...lexicalPorts(), languageModel: model }, stopped.log.transactions)
    await resumed.runner.replay()
    await resumed.runner.run()
    expect(resumed.log.transactions).toEqual(full.transactions)
  })

  it('writes nothing of a stage that is cancelled within', async () => {
    const { runner: whole, log: full } = buildRunner(lexicalPorts())
    await whole.run()
    let asked = 0
    const model = createLexicalLanguageModel()
    const counting: LanguageModel = {
      ...model,
      complete: (request, cancellation) => (asked++, model.complete(request, cancellation)),
    }
    const ports = {
      ...lexicalPorts(),
      languageModel: counting,
      cancellation: cancelledWhen(() => asked > 40),
    }
    const { runner, log } = buildRunner(ports)
    await expect(runner.run()).rejects.toMatchObject({ code: 'cancelled' })
    expect(log.transactions.length).toBeGreaterThan(1)
    expect(log.transactions).toEqual(full.transactions.slice(0, log.transactions.length))
  })
})

/** The built-in agent, answering so many questions at once, out of order. `most` were under way together. */
function jumbled(parallel: number): { readonly model: LanguageModel; readonly most: () => number } {
  const model = createLexicalLanguageModel()
  let running = 0
  let most = 0
  const complete: LanguageModel['complete'] = async (request, cancellation) => {
    most = Math.max(most, ++running)
    const turns = seededRandom(1)('jumble', request.call).below(12)
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    return model.complete(request, cancellation)
  }
  return { model: { ...model, parallel, complete }, most: () => most }
}

/** What a bad model says; `good` is what a good one would have said. */
const RUBBISH: readonly (readonly [string, (good: string, letters: string) => string])[] = [
  ['nothing', () => ''],
  ['random text', (_, letters) => letters.repeat(20)],
  ['half JSON', (good) => good.slice(0, good.length / 2)],
  ['wrong keys', (_, letters) => JSON.stringify({ [letters]: 3, answer: { [letters]: null } })],
  ['a megabyte', (_, letters) => `{"summary": ${letters.repeat(1 << 16)}`],
  ['blank strings', (good) => good.replaceAll(/: *"[^"]*"/g, ': "  "')],
  ['a list', (good) => `[${good}]`],
]

function rubbishModel(seed: number, shareOfGood: number, used = RUBBISH): LanguageModel {
  const good = createLexicalLanguageModel()
  return {
    description: { name: 'rubbish', caveat: null },
    parallel: 1,
    choose: (request, cancellation) => good.choose(request, cancellation),
    complete: async (request, cancellation) => {
      const random = seededRandom(seed)('rubbish', request.call)
      const answer = await good.complete(request, cancellation)
      if (random.next() < shareOfGood) return answer
      const letters = Array.from({ length: 16 }, () => 'abc {}[]":,\\\n1<>`'[random.below(17)]).join('')
      const [, write] = used[random.below(used.length)]!
      return { ...answer, text: write(answer.text, letters) }
    },
  }
}

describe('a model that answers rubbish', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'never stops a run, where half of the replies are good (seed %i)',
    async (seed) => {
      const { runner, learner, heard } = buildRunner({
        ...lexicalPorts(),
        languageModel: rubbishModel(seed, 0.5),
      })
      await runner.run()
      expect(heard.at(-1)?.type).toBe('run-finished')
      const calls = callsOf(heard)
      const sum = (name: 'repaired' | 'fellBack' | 'shortened') =>
        Object.values(calls).reduce((total, counts) => total + counts[name], 0)
      expect(sum('repaired')).toBeGreaterThan(0)
      expect(sum('fellBack')).toBeGreaterThan(0)
      expect(sum('shortened')).toBeGreaterThan(0)
      const { clients, routers } = learner.agents
      const texts = [...clients.values(), ...routers.values()].map((agent) => agent.profile)
      expect(texts.filter((text) => text.trim() === '' || text.length > 5000)).toEqual([])
    },
  )

  it.each(['RecNet', 'w/o Buffer', 'w/o CPR', 'w/o PPR'] as const)(
    'never stops a run of %s, where no reply is good',
    async (variant) => {
      const { runner, heard } = buildRunner({
        ...lexicalPorts(VARIANTS[variant]),
        languageModel: rubbishModel(7, 0),
      })
      await runner.run()
      expect(heard.at(-1)?.type).toBe('run-finished')
    },
  )

  it('is counted: every call of a model that says nothing falls back, and every prediction is wrong', async () => {
    const languageModel = createScriptedLanguageModel({ otherwise: '' })
    const { runner, heard } = buildRunner({ ...lexicalPorts(), languageModel })
    await runner.run()
    const calls = callsOf(heard)
    expect(
      Object.values(calls).every((counts) => counts.fellBack === counts.calls && counts.repaired === 0),
    ).toBe(true)
    expect([calls.predict?.calls, calls.gradient?.calls]).toEqual([12, 12])
    const judged = heard.filter((event) => event.type === 'interaction-judged')
    expect(judged.map((event) => [event.predictedItem, event.reward])).toEqual(judged.map(() => [null, 0]))
    expect(languageModel.requests).toHaveLength(
      2 * Object.values(calls).reduce((sum, counts) => sum + counts.calls, 0),
    )
    expect(heard.some((event) => event.type === 'profile-revised')).toBe(false)
  })
})
