import { describe, expect, it } from 'vitest'
import { createScriptedLanguageModel } from '../adapters/scripted/scriptedLanguageModel.ts'
import { choiceOf, neverCancelled, requestOf } from '../recnet/languageModelSuite.testing.ts'
import { mergePrompt } from '../recnet/prompts/merge.ts'
import { rankPrompt } from '../recnet/prompts/rank.ts'
import { modelsByRole } from './modelsByRole.ts'
import { candidatesOf } from '../recnet/prompts/candidates.testing.ts'

describe('modelsByRole', () => {
  it('asks one model for rankings and choices, the other for merged profiles', async () => {
    const answering = createScriptedLanguageModel({ otherwise: 'answered', choose: () => [0.4, 0.6] })
    const reasoning = createScriptedLanguageModel({ otherwise: 'reasoned' })
    const both = modelsByRole(answering, { ...reasoning, parallel: 3 })
    const taste = { domainWord: 'CD', userProfile: 'jazz', candidates: candidatesOf('A', 'B') }
    const merge = requestOf(mergePrompt, {
      kind: 'user',
      domainWord: 'CD',
      routerProfiles: ['folk'],
      rules: [],
      profile: 'jazz',
    })
    expect((await both.complete(requestOf(rankPrompt, taste), neverCancelled)).text).toBe('answered')
    expect((await both.complete(merge, neverCancelled)).text).toBe('reasoned')
    expect((await both.choose(choiceOf(taste), neverCancelled)).probabilities).toEqual([0.4, 0.6])
    expect(both.parallel).toBe(3)
  })
})
