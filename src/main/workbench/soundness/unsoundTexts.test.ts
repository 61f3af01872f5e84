import { describe, expect, it } from 'vitest'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { TracedCall } from '#shared/vocabulary/trace.ts'
import { instructionsOf, soundnessOf } from './unsoundTexts.testing.ts'

const SYSTEM = 'You bring the profile of one user up to date with what its communities have learnt.'

function call(name: string, reply: string, more: Partial<TracedCall> = {}): TracedCall {
  const [step = '0', prompt = '', subject = ''] = name.split('/')
  const exchange = {
    messages: [
      { role: 'system' as const, content: SYSTEM },
      { role: 'user' as const, content: `Profile of one user:\n<text>${reply.length} jazz records</text>` },
    ],
    reply: { text: reply, promptTokens: 9, replyTokens: 5, shortened: false, cut: null },
  }
  return {
    call: name,
    step: Number(step),
    prompt,
    subject,
    status: 'ok',
    shortened: false,
    truncated: false,
    refused: 0,
    notes: [],
    model: 'tiny',
    promptTokens: 9,
    replyTokens: 5,
    repair: false,
    recomputed: false,
    how: null,
    milliseconds: 1,
    repaired: null,
    ...exchange,
    ...more,
  }
}

/** Events as they are stored; `seq` counts from 1. */
function logged(...events: readonly object[]): StampedEvent[] {
  return events.map((event, at) => ({ step: 3, ...event, seq: at + 1 }) as StampedEvent)
}

const revised = (profile: string, name = '3/merge/u:1') => ({
  type: 'profile-revised',
  client: 'u:1',
  revision: 2,
  profile,
  reason: 'reception',
  cause: null,
  call: name,
})

describe('the texts of a log', () => {
  it('are sound where every text says something of its own', () => {
    const events = logged(
      { type: 'client-described', client: 'u:1', name: '1', profile: '…', filterMemory: { rules: [{ text: 'Old rule of theirs.' }] } }, // prettier-ignore
      revised('I like quiet jazz at night.'),
      { type: 'filter-memory-revised', client: 'u:1', revision: 2, rules: [{ text: 'Old rule of theirs.' }, { text: 'Weigh live records more.' }], cause: 'g1', call: '3/client-optimizer/u:1' }, // prettier-ignore
      { type: 'router-summarized', router: 'r1', profile: 'Lovers of slow strings.', call: '3/summarize/r1' },
      { type: 'attributes-extracted', client: 'u:1', attributes: ['jazz'], added: ['jazz', 'late night'] },
      { type: 'credit-assigned', gradient: 'g1', module: { kind: 'profile' }, client: 'u:1', reward: 1, impact: 'positive', evaluation: '', suggestion: 'Say more of jazz.', call: '3/gradient/u:1' }, // prettier-ignore
      { type: 'client-updated', client: 'u:1' },
    )
    expect(soundnessOf(events, [])).toEqual({
      checked: { 'user profile': 1, 'item profile': 0, rule: 1, router: 1, attribute: 2, suggestion: 1 },
      unsound: [],
    })
  })

  it('are found wherever they went in, with the call that wrote them', () => {
    const birth = { router: 'r2', profile: 'rewrite', attributes: ['N/A', 'choir'] }
    const events = logged(
      revised('filter_memory'),
      { type: 'filter-memory-revised', client: 'i:4', revision: 2, rules: [{ text: 'update' }], cause: 'g1', call: '3/client-optimizer/i:4' }, // prettier-ignore
      { type: 'router-created', birth },
      { type: 'router-split', router: 'r1', into: [birth], causes: [], call: '3/router-optimizer/r1' },
      { type: 'routers-merged', target: 'r1', router: 'r2', profile: 'None', attributes: [], causes: [], call: '3/router-optimizer/r2' }, // prettier-ignore
      {
        type: 'router-rewritten',
        router: 'r1',
        profile: '1.1.1.1.1.1',
        causes: [],
        call: '3/router-optimizer/r1',
      },
    )
    const { unsound } = soundnessOf(events, [])
    expect(
      unsound.map(({ seq, place, subject, call, faults }) => [seq, place, subject, call, faults[0]?.kind]),
    ).toEqual([
      [1, 'user profile', 'u:1', '3/merge/u:1', 'contract'],
      [2, 'rule', 'i:4', '3/client-optimizer/i:4', 'empty'],
      [3, 'router', 'r2', '3/summarize/r2', 'empty'],
      [3, 'attribute', 'r2', '3/summarize/r2', 'empty'],
      [4, 'router', 'r2', '3/router-optimizer/r1', 'empty'],
      [4, 'attribute', 'r2', '3/router-optimizer/r1', 'empty'],
      [5, 'router', 'r1', '3/router-optimizer/r2', 'empty'],
      [6, 'router', 'r1', '3/router-optimizer/r1', 'looped'],
    ])
  })

  it('are held against instructions, and against the very reply that they came from', () => {
    const cut = '{"updated_profile": "I like quiet jazz at night and all of the'
    const whole = '{"updated_profile": "Updated_profile of those at night"}'
    const calls = [
      call('3/merge/u:1', cut),
      call('4/merge/u:1', cut, { status: 'repaired', repaired: call('4/merge/u:1', whole) }),
    ]
    const events = logged(
      revised('I like quiet jazz at night and all of the'),
      revised('I like quiet jazz at night and all of the', '4/merge/u:1/repair'),
      revised('Bring the profile of one user up to date now'),
    )
    expect(
      soundnessOf(events, calls).unsound.map(({ seq, faults }) => [seq, faults.map(({ kind }) => kind)]),
    ).toEqual([
      [1, ['cut']],
      [3, ['copied']],
    ])
  })

  it('are held against the examples of prompts', () => {
    const example = [
      { role: 'system' as const, content: SYSTEM },
      { role: 'user' as const, content: 'Profile of one user:\n<text>I dig heavy clay by hand.</text>' },
      { role: 'assistant' as const, content: '{"attributes": ["heavy clay"]}' },
      { role: 'user' as const, content: 'Profile of one user:\n<text>I like jazz.</text>' },
    ]
    const calls = [call('3/extract/u:1', '{}', { messages: example })]
    const events = logged(
      { type: 'attributes-extracted', client: 'u:1', attributes: [], added: ['heavy clay', 'jazz'] },
      revised('I dig heavy clay by hand.'),
    )
    expect(soundnessOf(events, calls).unsound.map(({ text, faults }) => [text, faults[0]?.kind])).toEqual([
      ['heavy clay', 'copied'],
      ['I dig heavy clay by hand.', 'copied'],
    ])
  })

  it('leave data out of the instructions', () => {
    const calls = [call('3/merge/u:1', 'a'), call('3/merge/u:2', 'bb')]
    expect(instructionsOf(calls).filter((text) => text !== '')).toEqual([SYSTEM, 'Profile of one user:'])
  })
})
