import { describe, expect, it } from 'vitest'
import { createScriptedLanguageModel } from '../adapters/scripted/scriptedLanguageModel.ts'
import type { CallMeter } from '../ports/callMeter.ts'
import type { ChoiceRequest, CompletionRequest, LanguageModel } from '../ports/languageModel.ts'
import { RunControl } from '../ports/runControl.ts'
import { meteredModel, openedMetered } from './meteredModel.ts'

function buildMeter() {
  const told: string[] = []
  const meter: CallMeter = {
    began: ({ call, prompt }) => {
      told.push(`${call} of ${prompt} begins`)
      return (tokens) => told.push(`${call} ends with ${tokens}`)
    },
    heard: () => undefined,
    opening: () => {
      told.push('opening')
      return () => told.push('opened')
    },
  }
  return { meter, told }
}

const request = { call: '1/merge/u:1', prompt: 'merge', messages: [] } as unknown as CompletionRequest &
  ChoiceRequest

describe('meteredModel', () => {
  it('tells when a question begins, and when it ends with how many tokens', async () => {
    const { meter, told } = buildMeter()
    const scripted = createScriptedLanguageModel({ otherwise: 'three more words' })
    const choose = async () => ({ probabilities: [1], promptTokens: 7 })
    const model = meteredModel({ ...scripted, choose }, meter)
    const { replyTokens } = await model.complete(request, new RunControl())
    await model.choose(request, new RunControl())
    expect(told).toEqual([
      '1/merge/u:1 of merge begins',
      `1/merge/u:1 ends with ${replyTokens}`,
      '1/merge/u:1 of merge begins',
      '1/merge/u:1 ends with 0',
    ])
  })

  it('tells the end of a question that fails, once and without tokens', async () => {
    const { meter, told } = buildMeter()
    const complete = () => Promise.reject(new Error('no'))
    const model = meteredModel({ ...createScriptedLanguageModel({ otherwise: '' }), complete }, meter)
    await expect(model.complete(request, new RunControl())).rejects.toThrow('no')
    expect(told).toEqual(['1/merge/u:1 of merge begins', '1/merge/u:1 ends with undefined'])
  })

  it('tells that a model is opened, even where that fails', async () => {
    const { meter, told } = buildMeter()
    await expect(openedMetered(() => Promise.reject<LanguageModel>(new Error('no')), meter)).rejects.toThrow()
    expect(told).toEqual(['opening', 'opened'])
  })
})
