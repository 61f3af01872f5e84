import { describe, expect, it } from 'vitest'
import type { TracedCall } from '#shared/vocabulary/trace.ts'
import { callTable } from './callTable.ts'

function call(prompt: string, text: string, more: Partial<TracedCall> = {}): TracedCall {
  const reply = { text, promptTokens: 1, replyTokens: 10, shortened: false, cut: null }
  const tokens = { promptTokens: 1, replyTokens: 10, milliseconds: 500 }
  const about = {
    step: 1,
    subject: 'u:1',
    model: null,
    shortened: false,
    repair: false,
    recomputed: false,
    how: null,
    repaired: null,
  }
  // Older versions have neither `truncated` nor `refused`.
  const went = { notes: [] } as unknown as Pick<TracedCall, 'truncated' | 'refused' | 'notes'>
  return {
    call: `1/${prompt}/u:1`,
    prompt,
    status: 'ok',
    messages: [],
    reply,
    ...tokens,
    ...about,
    ...went,
    ...more,
  }
}

const whole = '{"summary": "jazz"}'
const cut = '{"summary": "jazz, jazz'
const exchange = (text: string) => {
  const { messages, reply } = call('merge', text)
  return { messages, reply, how: null }
}

describe('the table of calls', () => {
  it('counts outcomes, broken replies and tokens by prompt', () => {
    const calls = [
      call('merge', whole, { replyTokens: 20 }),
      call('merge', cut, { replyTokens: 1024 }),
      call('merge', cut, { status: 'repaired', repaired: exchange(whole), replyTokens: 31 }),
      call('merge', cut, { status: 'fell back', repaired: exchange(cut), replyTokens: 2048 }),
      call('rank', '{"probabilities": [0.5, 0.5]}', { replyTokens: 0, milliseconds: null }),
      call('rank', whole, { status: null }),
    ]
    expect(callTable(calls)).toEqual([
      {
        prompt: 'merge',
        calls: 4,
        atOnce: 2,
        repaired: 1,
        fellBack: 1,
        truncated: null,
        refused: null,
        refusedAtOnce: 0,
        broken: 4,
        brokenAtOnce: 1,
        // Of 20, 31, 1024 and 2048.
        medianTokens: 528,
        longestTokens: 2048,
        tokens: 3123,
        seconds: 2,
      },
      {
        prompt: 'rank',
        calls: 1,
        atOnce: 1,
        repaired: 0,
        fellBack: 0,
        truncated: null,
        refused: null,
        refusedAtOnce: 0,
        broken: 0,
        brokenAtOnce: 0,
        medianTokens: 0,
        longestTokens: 0,
        tokens: 0,
        seconds: 0,
      },
    ])
  })

  it('takes the word of the workbench for what was cut off and refused', () => {
    const calls = [
      { ...call('merge', cut), truncated: true, refused: 0 },
      { ...call('merge', whole), truncated: false, refused: 2 },
    ]
    expect(callTable(calls)[0]).toMatchObject({
      atOnce: 1,
      truncated: 1,
      refused: 2,
      refusedAtOnce: 1,
      broken: 1,
      brokenAtOnce: 0,
    })
  })

  it('counts a whole reply with a text that looped as usable, and as truncated', () => {
    const cutAs = (text: string, reason: 'loop' | 'budget'): TracedCall => ({
      ...call('merge', text),
      reply: { ...call('merge', text).reply, cut: reason },
      truncated: true,
      refused: 0,
    })
    const [row] = callTable([cutAs(whole, 'loop'), cutAs(cut, 'loop'), cutAs(whole, 'budget')])
    expect(row).toMatchObject({ calls: 3, atOnce: 1, truncated: 3, broken: 1, brokenAtOnce: 0 })
  })

  it('takes a reply in a fence or behind a thought for whole', () => {
    const calls = [`\`\`\`json\n${whole}\n\`\`\``, `<think>{</think>\n${whole}`, `  ${whole}\n`]
    expect(callTable(calls.map((text) => call('merge', text)))[0]).toMatchObject({
      broken: 0,
      medianTokens: 10,
    })
  })
})
