/** The conformance tests that every adapter of the language model port must pass, whatever the model answers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WorkbenchError } from '#shared/errors.ts'
import type { Cancellation } from '../ports/cancellation.ts'
import type { ChoiceRequest, CompletionRequest, LanguageModel } from '../ports/languageModel.ts'
import { takeChoice } from './prompts/choice.ts'
import { extractPrompt } from './prompts/extract.ts'
import { renderChoice } from '../prompting/choicePrompt.ts'
import { renderPrompt, type Prompt } from '../prompting/prompt.ts'
import { readReply } from '../prompting/readReply.ts'
import { replySchemaOf } from '../prompting/replySchema.ts'
import { candidatesOf } from './prompts/candidates.testing.ts'
import type { PredictVariables } from './prompts/candidates.ts'
import { predictPrompt } from './prompts/predict.ts'
import { rankPrompt } from './prompts/rank.ts'

/** A model to be tested and how to release it. */
export interface LanguageModelUnderTest {
  readonly model: LanguageModel
  close(): Promise<void>
}

export const neverCancelled: Cancellation = {
  cancelled: false,
  onCancel: () => () => undefined,
  throwIfCancelled: () => undefined,
}

/** Builds a cancellation that cancels after this many milliseconds. */
export function cancelledAfter(milliseconds: number): Cancellation {
  const end = performance.now() + milliseconds
  const cancelled = () => performance.now() >= end
  return {
    get cancelled() {
      return cancelled()
    },
    onCancel: (listener) => {
      const timer = setTimeout(listener, milliseconds)
      return () => clearTimeout(timer)
    },
    throwIfCancelled: () => {
      if (cancelled()) throw new WorkbenchError({ code: 'cancelled' })
    },
  }
}

/** Builds a request for a prompt; `parts` overrides its fields. */
export function requestOf<Variables>(
  prompt: Prompt<Variables, unknown>,
  variables: Variables,
  parts: Partial<CompletionRequest> = {},
): CompletionRequest {
  return {
    call: `1/${prompt.name}/u:1`,
    prompt: prompt.name,
    role: prompt.role,
    variables,
    messages: renderPrompt(prompt, variables),
    schema: replySchemaOf(prompt.reply(variables)),
    // A model without training fills every text, and may spell it byte by byte.
    sampling: { temperature: 0.2, maxTokens: 1500, maxThoughtTokens: 400 },
    seed: 7,
    ...parts,
  }
}

/** Builds a choice request for the ranking of these candidates. */
export function choiceOf(variables: PredictVariables): ChoiceRequest {
  const { name, role } = rankPrompt
  return { call: '1/rank/u:1/0', prompt: name, role, variables, ...renderChoice(takeChoice, variables) }
}

const taste = {
  domainWord: 'CD',
  userProfile: 'I enjoy quiet jazz with a double bass.',
  candidates: candidatesOf('A quiet jazz trio.', 'A loud metal band.', 'A string quartet.'),
}
/** For the prediction, which is made between two. */
const pair = { ...taste, candidates: taste.candidates.slice(0, 2) }

/** The parts that are missing in a reply, whatever its texts say. */
function missingIn<Variables, Reply>(
  prompt: Prompt<Variables, Reply>,
  variables: Variables,
  text: string,
): readonly string[] {
  return readReply(text, prompt.reply(variables), { brief: false, faultOf: () => null }).missing
}

/** What a model cannot help: that nothing binds its replies to a schema, or that nobody tells it of probabilities. */
export interface SuiteLimits {
  /** False where replies are not bound to their schema, so that only some can be read. */
  readonly bound?: boolean
  /** False where the model must say that it gives no probabilities. */
  readonly chooses?: boolean
}

/** Registers the conformance tests; `open` is called for a fresh model. */
export function languageModelSuite(
  name: string,
  open: () => Promise<LanguageModelUnderTest>,
  { bound = true, chooses = true }: SuiteLimits = {},
): void {
  describe(`language model: ${name}`, () => {
    let opened: LanguageModelUnderTest
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(() => opened.close())

    it('says what it is', () => {
      expect(opened.model.description.name).not.toBe('')
    })

    it('answers in a form that the prompt can read, with what it counted', async () => {
      const ranking = await opened.model.complete(requestOf(rankPrompt, taste), neverCancelled)
      expect(missingIn(rankPrompt, taste, ranking.text)).not.toContain('ranking')
      expect(ranking.promptTokens).toBeGreaterThan(0)
      expect(ranking.replyTokens).toBeGreaterThan(0)
    })

    it('answers several questions at once, each its own', async () => {
      const profile = { kind: 'user', domainWord: 'CD', profile: 'I enjoy quiet jazz.' } as const
      const prompts = [
        requestOf(rankPrompt, taste),
        requestOf(predictPrompt, pair),
        requestOf(extractPrompt, profile),
      ]
      const answers = await Promise.all(
        prompts.map((request) => opened.model.complete(request, neverCancelled)),
      )
      expect(missingIn(rankPrompt, taste, answers[0]?.text ?? '')).not.toContain('ranking')
      if (bound) expect(missingIn(extractPrompt, profile, answers[2]?.text ?? '')).toEqual([])
    })

    it('gives every option of a choice its share, in the order of the options', async () => {
      expect(opened.model.parallel).toBeGreaterThanOrEqual(1)
      if (!chooses) {
        await expect(opened.model.choose(choiceOf(taste), neverCancelled)).rejects.toMatchObject({
          code: 'model-failed',
        })
        return
      }
      const { probabilities, promptTokens } = await opened.model.choose(choiceOf(taste), neverCancelled)
      expect(probabilities).toHaveLength(taste.candidates.length)
      expect(probabilities.every((share) => share >= 0)).toBe(true)
      expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6)
      expect(promptTokens).toBeGreaterThan(0)
    })

    it('chooses nothing for a run that is stopped', async () => {
      await expect(opened.model.choose(choiceOf(taste), cancelledAfter(0))).rejects.toMatchObject({
        code: 'cancelled',
      })
    })

    it('does not begin for a run that is stopped', async () => {
      await expect(
        opened.model.complete(requestOf(rankPrompt, taste), cancelledAfter(0)),
      ).rejects.toMatchObject({ code: 'cancelled' })
    })
  })
}
