import { describe, expect, it } from 'vitest'
import { createScriptedLanguageModel } from '../adapters/scripted/scriptedLanguageModel.ts'
import { choiceOf, neverCancelled, requestOf } from '../recnet/languageModelSuite.testing.ts'
import type { Cancellation } from '../ports/cancellation.ts'
import type { LanguageModel } from '../ports/languageModel.ts'
import { rankPrompt } from '../recnet/prompts/rank.ts'
import { RunControl } from '../ports/runControl.ts'
import { stoppableModel } from './stoppableModel.ts'
import { candidatesOf } from '../recnet/prompts/candidates.testing.ts'

const taste = { domainWord: 'CD', userProfile: 'jazz', candidates: candidatesOf('A', 'B') }
const question = requestOf(rankPrompt, taste)

/** Answers only when it is told to, and a moment after it was cancelled. */
function slowModel() {
  const heard: string[] = []
  const ended = (cancellation: Cancellation) =>
    new Promise<never>((_, reject) =>
      cancellation.onCancel(() => {
        heard.push('cancelled')
        setTimeout(() => {
          heard.push('ended')
          reject(new Error('stopped'))
        }, 5)
      }),
    )
  const model: LanguageModel = {
    ...createScriptedLanguageModel(),
    complete: (_, cancellation) => ended(cancellation),
    choose: (_, cancellation) => ended(cancellation),
  }
  return { model, heard }
}

describe('stoppableModel', () => {
  it('answers as the model does until it is stopped, and then nothing', async () => {
    const { model, stop } = stoppableModel(
      createScriptedLanguageModel({ otherwise: 'said', choose: () => [0.4, 0.6] }),
    )
    expect((await model.complete(question, neverCancelled)).text).toBe('said')
    expect((await model.choose(choiceOf(taste), neverCancelled)).probabilities).toEqual([0.4, 0.6])
    await stop()
    await expect(model.complete(question, neverCancelled)).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('cancels what is under way, and ends after it', async () => {
    const { model, heard } = slowModel()
    const stoppable = stoppableModel(model)
    const answers = [
      stoppable.model.complete(question, neverCancelled),
      stoppable.model.choose(choiceOf(taste), neverCancelled),
    ]
    const settled = Promise.allSettled(answers)
    await stoppable.stop()
    expect(heard).toEqual(['cancelled', 'cancelled', 'ended', 'ended'])
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it('still hears the run, once, whoever cancels first', async () => {
    const { model, heard } = slowModel()
    const stoppable = stoppableModel(model)
    const control = new RunControl()
    const answer = stoppable.model.complete(question, control).catch(() => 'rejected')
    control.cancel()
    await stoppable.stop()
    expect(heard).toEqual(['cancelled', 'ended'])
    expect(await answer).toBe('rejected')
  })
})
