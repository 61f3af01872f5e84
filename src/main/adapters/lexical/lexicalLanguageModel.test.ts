import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { askChoice } from '../../prompting/askChoice.ts'
import { askModel } from '../../prompting/askModel.ts'
import { createPromptRegistry } from '../../prompting/promptRegistry.ts'
import { languageModelSuite } from '../../recnet/languageModelSuite.testing.ts'
import { buildEmbeddingModel, portsOf } from '../../recnet/ports.testing.ts'
import { createLexicalLanguageModel } from './lexicalLanguageModel.ts'

languageModelSuite('built-in agent', () =>
  Promise.resolve({ model: createLexicalLanguageModel(), close: () => Promise.resolve() }),
)

describe('the built-in agent, asked a prompt for which it has no rule', () => {
  const registry = createPromptRegistry()
  const mood = registry.define({
    name: 'mood',
    role: 'answering',
    order: 1,
    system: 'Name the mood.',
    user: '{{text}}',
    slots: ({ text }: { readonly text: string }) => ({ text }),
    reply: () => z.object({ mood: z.string() }),
    examples: [{ variables: { text: 'loud' }, reply: { mood: 'angry' } }],
  })
  const question = { subject: 'u:1', step: 3 }

  it('answers nothing that could be read, so that the fallback is taken and counted', async () => {
    const ports = portsOf(createLexicalLanguageModel(), buildEmbeddingModel({}))
    expect((await askModel(mood, { text: 'calm' }, question, ports)).value).toEqual({})
    expect(ports.ledger.records).toMatchObject([
      { prompt: 'mood', call: '3/mood/u:1', status: 'fell back', replyTokens: 0 },
    ])
  })

  it('finds all options of a choice equally likely', async () => {
    const ports = portsOf(createLexicalLanguageModel(), buildEmbeddingModel({}))
    const choice = registry.defineChoice({
      name: 'mood by probabilities',
      document: 'Moods.',
      question: 'Which?',
      slots: () => ({}),
      options: () => ['calm', 'loud', 'sad'],
    })
    expect((await askChoice(choice, {}, { ...question, prompt: mood }, ports)).order).toEqual([0, 1, 2])
    expect(ports.ledger.records).toMatchObject([{ call: '3/mood/u:1', status: 'ok' }])
  })
})
