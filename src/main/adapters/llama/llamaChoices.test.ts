import type { ChatWrapper, LlamaModel } from 'node-llama-cpp'
import { describe, expect, it } from 'vitest'
import { choiceOf } from '../../recnet/languageModelSuite.testing.ts'
import { llamaChoices } from './llamaChoices.ts'
import { candidatesOf } from '../../recnet/prompts/candidates.testing.ts'

const request = choiceOf({ domainWord: 'CD', userProfile: 'jazz', candidates: candidatesOf('A', 'B') })
const never = new AbortController().signal

/** Opens contexts as it is told, and decides for the first option. */
function model(...opens: readonly boolean[]) {
  const seen = { opened: 0, disposed: 0, threads: [] as unknown[] }
  const fake = {
    tokenize: (text: string) => text.split(' '),
    createDecisionContext: async ({ threads }: { readonly threads: number }) => {
      seen.threads.push(threads)
      if (opens[seen.opened++] === false) throw new Error('no memory')
      return {
        decide: async () => ({ decision: { probabilities: { 'option 1': 0.7, 'option 2': 0.3 } } }),
        dispose: async () => void (seen.disposed += 1),
      }
    },
  }
  const parts = {
    model: fake as unknown as LlamaModel,
    wrapper: {} as ChatWrapper,
    contextTokens: 4096,
    sequences: 2,
    threads: 3,
  }
  return { seen, parts }
}

describe('choices of a GGUF model', () => {
  it('open their context again where it could not be opened, and close the one there is', async () => {
    const { seen, parts } = model(false, true)
    const choices = llamaChoices({ ...parts, strict: false })
    await expect(choices.choose(request, never)).rejects.toThrow('no memory')
    expect((await choices.choose(request, never))?.probabilities).toEqual([0.7, 0.3])
    await choices.choose(request, never)
    await choices.close()
    expect(seen).toEqual({ opened: 2, disposed: 1, threads: [3, 3] })
  })

  it('open none for a strict one that was cancelled while it waited', async () => {
    const { seen, parts } = model()
    const choices = llamaChoices({ ...parts, strict: true })
    const stop = new AbortController()
    const first = choices.choose(request, never)
    const second = choices.choose(request, stop.signal)
    stop.abort()
    await expect(second).rejects.toThrow()
    expect((await first)?.probabilities).toEqual([0.7, 0.3])
    await choices.close()
    expect(seen).toMatchObject({ opened: 1, disposed: 1 })
  })
})
