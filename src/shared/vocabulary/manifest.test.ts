import { describe, expect, it } from 'vitest'
import { languageModelsText, namedLanguageModels } from './manifest.ts'

const plain = { name: 'A', caveat: null }
const odd = { name: 'B', caveat: 'has no chat template' }

describe('the text of the language models of a run', () => {
  it('is a name, with its caveat where it has one', () => {
    expect(languageModelsText({ languageModel: plain, settings: {} })).toBe('A')
    expect(languageModelsText({ languageModel: odd, settings: {} })).toBe('B (has no chat template)')
  })

  it('names the one that reasons, and every caveat once', () => {
    expect(namedLanguageModels({ languageModel: odd, reasoningModel: odd })).toEqual({
      name: 'B; B reasons',
      caveat: 'has no chat template',
    })
    expect(languageModelsText({ languageModel: plain, reasoningModel: odd, settings: {} })).toBe(
      'A; B reasons (has no chat template)',
    )
  })

  it('says what was read off probabilities', () => {
    const settings = { predictBy: 'probabilities', rankBy: 'probabilities' }
    expect(languageModelsText({ languageModel: plain, settings })).toBe(
      'A (predicts and ranks by label probabilities)',
    )
    expect(languageModelsText({ languageModel: plain, settings: { ...settings, predictBy: 'reply' } })).toBe(
      'A (ranks by label probabilities)',
    )
  })
})
