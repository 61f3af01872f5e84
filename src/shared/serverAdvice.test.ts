import { describe, expect, it } from 'vitest'
import { serverAdvice } from './serverAdvice.ts'
import type { ServerCheck } from './vocabulary/models/chatServers.ts'

const able: ServerCheck = {
  address: 'http://rack/v1',
  reachable: true,
  model: 'qwen',
  listed: true,
  models: ['qwen'],
  form: 'schema',
  holds: true,
  prompts: [{ prompt: 'merge', form: 'schema' }],
  contextTokens: 16_384,
  thinks: false,
  notes: [],
  probabilities: true,
  milliseconds: 80,
  problem: null,
}

describe('advice on a chat server', () => {
  it('is none where it has all that a run asks for, and where it could not be asked', () => {
    expect(serverAdvice(able)).toEqual([])
    expect(serverAdvice({ ...able, problem: 'answered 500', probabilities: null })).toEqual([])
    expect(serverAdvice({ ...able, form: null, contextTokens: null, problem: 'is not there' })).toEqual([])
  })

  it.each([
    [{ form: 'JSON', holds: null }, /JSON without a schema: more of them will not be readable/],
    [{ form: 'text', holds: null }, /asked for as text/],
    [{ holds: false }, /does not hold replies to it.*turns structured output on/],
    [
      {
        prompts: [
          { prompt: 'gradient', form: 'JSON' },
          { prompt: 'merge', form: null },
        ],
      },
      /Replies to gradient are not held/,
    ],
    [{ notes: ['takes no seed', 'does not take the schema of x, which'] }, /^It takes no seed\.$/],
    [{ contextTokens: 2048 }, /room for 2048 tokens.*With 8192/],
    [{ contextTokens: null }, /does not tell its context/],
    [{ probabilities: false }, /predict and rank by reply/],
    [{ thinks: true }, /--max-thought-tokens/],
  ] satisfies readonly (readonly [Partial<ServerCheck>, RegExp])[])(
    'says of %j what follows',
    (found, said) => {
      const advice = serverAdvice({ ...able, ...found })
      expect(advice).toHaveLength(1)
      expect(advice[0]).toMatch(said)
    },
  )
})
