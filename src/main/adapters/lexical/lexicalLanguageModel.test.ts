import { languageModelSuite } from '../../recnet/languageModelSuite.testing.ts'
import { createLexicalLanguageModel } from './lexicalLanguageModel.ts'

languageModelSuite('built-in agent', () =>
  Promise.resolve({ model: createLexicalLanguageModel(), close: () => Promise.resolve() }),
)
