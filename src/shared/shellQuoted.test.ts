import { expect, it } from 'vitest'
import { shellQuoted } from './shellQuoted.ts'

it.each([
  ['/models/qwen3-4b.gguf', '/models/qwen3-4b.gguf'],
  ['my model.gguf', "'my model.gguf'"],
  ['$HOME;x.gguf', "'$HOME;x.gguf'"],
  ["it's.gguf", "'it'\\''s.gguf'"],
  ['', "''"],
])('%s', (word, quoted) => expect(shellQuoted(word)).toBe(quoted))
