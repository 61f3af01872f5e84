import { describe, expect, it } from 'vitest'
import { lengthRefusalIn } from './lengthRefusal.ts'

describe('lengthRefusalIn', () => {
  it.each<[string, string, readonly (number | null)[]]>([
    ['vLLM', "This model's maximum context length is 2048 tokens. However, you requested 2500 tokens (2000 in the messages, 500 in the completion). Please reduce the length.", [2048, 2000, 2500]],
    ['vLLM, of the budget', "'max_tokens' or 'max_completion_tokens' is too large: 500. This model's maximum context length is 2048 tokens and your request has 1900 input tokens (500 > 2048 - 1900).", [2048, 1900, null]],
    ['vLLM, of the prompt', "This model's maximum context length is 40,960 tokens. However, your request has 41,000 input tokens.", [40960, 41000, null]],
    ['vLLM, of the decoder', 'The decoder prompt (length 5000) is longer than the maximum model length of 4096.', [4096, 5000, null]],
    ['SGLang', "Requested token count exceeds the model's maximum context length of 8192 tokens. You requested a total of 9000 tokens: 8000 tokens from the input messages and 1000 tokens for the completion.", [8192, 8000, 9000]],
    ['llama-server', 'request (5000 tokens) exceeds the available context size (4096 tokens), try increasing it', [4096, 5000, null]],
    ['llama-server, by fields', 'the request exceeds the available context size (n_ctx: 4096) (n_prompt_tokens: 5000)', [4096, 5000, null]],
    ['LM Studio', 'Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.', [4096, 5000, null]],
    ['TGI', '`inputs` tokens + `max_new_tokens` must be <= 4096. Given: 4000 `inputs` tokens and 500 `max_new_tokens`', [4096, 4000, null]],
    ['the fault server', 'The maximum context length is 900 tokens, 1200 were requested (700 in the messages).', [900, 700, 1200]],
    ['vLLM, of a budget below nothing', 'max_tokens must be at least 1, got -453.', [null, null, null]],
    ['a gateway, of the budget', 'max_tokens is too large: 5000. This model supports at most 4096 completion tokens.', [null, null, null]],
    ['one that says no numbers', 'the prompt is too long', [null, null, null]],
  ])('reads the numbers of %s', (_, words, [contextTokens, promptTokens, askedTokens]) => {
    expect(lengthRefusalIn(words)).toEqual({ contextTokens, promptTokens, askedTokens })
  }) // prettier-ignore

  it.each([
    'Unrecognized argument: seed',
    'Failed to parse grammar',
    'Unsupported parameter: max_tokens.',
    'System role not supported',
  ])('leaves %s to others', (words) => expect(lengthRefusalIn(words)).toBeNull())
})
