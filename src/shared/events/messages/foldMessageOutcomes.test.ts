/** Outcomes of messages, by hand. */
import { describe, expect, it } from 'vitest'
import type { PreferenceMessage } from '../../vocabulary/agents.ts'
import type { ClientId, RouterId } from '../../vocabulary/ids.ts'
import { stamped } from '../events.testing.ts'
import type { RunEvent } from '../runEvents.ts'
import { MessageOutcomesFold } from './foldMessageOutcomes.ts'

const drained = (client: ClientId, ...from: RouterId[]): RunEvent => ({
  type: 'buffer-drained',
  client,
  messages: from.map((router): PreferenceMessage => ({ from: router, text: '', routingScore: 0.5, step: 0 })),
  call: '',
})
const revised = (client: ClientId): RunEvent => ({
  type: 'profile-revised',
  client,
  revision: 2,
  profile: 'new',
  reason: 'reception',
  cause: null,
  call: '',
})
const judged = (step: number, user: ClientId, reward: 0 | 1): RunEvent => ({
  type: 'interaction-judged',
  step,
  user: user as `u:${string}`,
  positiveItem: 'i:1',
  negativeItem: 'i:2',
  predictedItem: null,
  reward,
  reasoning: '',
  call: '',
})

function folded() {
  const fold = new MessageOutcomesFold()
  const events = [
    ...stamped(1, [drained('u:1', 'r1', 'r2'), revised('u:1'), judged(1, 'u:1', 0)]),
    ...stamped(2, [drained('u:1', 'r1'), judged(2, 'u:1', 1)]),
    ...stamped(3, [judged(3, 'u:1', 0)]),
    ...stamped(4, [drained('i:1', 'r1'), judged(4, 'u:2', 1)]),
  ]
  for (const event of events) fold.add(event)
  return fold
}

describe('MessageOutcomesFold', () => {
  it('tells the reward before and after each reception, the newest first', () => {
    expect(folded().of('r1')).toEqual({
      total: 3,
      paired: 2,
      rightBefore: 0,
      rightAfter: 2,
      changed: 1,
      newest: [
        { step: 4, client: 'i:1', before: 0, after: 1, changed: false },
        { step: 2, client: 'u:1', before: 0, after: 1, changed: false },
        { step: 1, client: 'u:1', before: null, after: 0, changed: true },
      ],
    })
  })

  it('counts up to a step, for each router that had a part, and nothing for others', () => {
    expect(folded().of('r1', 1)).toMatchObject({ total: 1, paired: 0, changed: 1 })
    expect(folded().of('r2')).toMatchObject({ total: 1, newest: [{ step: 1, client: 'u:1' }] })
    expect(folded().of('r9')).toMatchObject({ total: 0, newest: [] })
  })
})
