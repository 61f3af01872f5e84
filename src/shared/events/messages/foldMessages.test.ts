import { expect, it } from 'vitest'
import type { IntegrationRule, PreferenceMessage } from '../../vocabulary/agents.ts'
import type { ClientId, UserId } from '../../vocabulary/ids.ts'
import { stamped } from '../events.testing.ts'
import type { RunEvent } from '../runEvents.ts'
import { MessagesFold } from './foldMessages.ts'

const first: IntegrationRule = { id: 1, text: 'Accept all.', since: 0, cause: null }
const jazz: IntegrationRule = { id: 2, text: 'Prefer jazz.', since: 1, cause: 'g1.1' }

const described = (client: ClientId, revision = 1): RunEvent => ({
  type: 'client-described',
  client,
  name: client,
  profile: 'p',
  filterMemory: { revision, lastRuleId: revision, rules: revision === 0 ? [] : [first] },
})
const message = (from: PreferenceMessage['from']): PreferenceMessage => {
  return { from, text: from, routingScore: 0.5, step: 1 }
}
const delivered = (client: ClientId, from: PreferenceMessage['from']): RunEvent => {
  return { type: 'message-delivered', client, message: message(from) }
}
const drained = (client: ClientId, ...from: PreferenceMessage['from'][]): RunEvent => {
  return { type: 'buffer-drained', client, messages: from.map(message), call: 'm' }
}
const integrated = (client: ClientId, from: PreferenceMessage['from']): RunEvent => {
  return { type: 'message-integrated', client, message: message(from), call: 'm' }
}
const revised = (client: ClientId, reason: 'reception' | 'optimization'): RunEvent => {
  return { type: 'profile-revised', client, revision: 2, profile: 'q', reason, cause: null, call: 'm' }
}
const ruled = (client: ClientId, ...rules: IntegrationRule[]): RunEvent => {
  return { type: 'filter-memory-revised', client, revision: 2, rules, cause: 'g1.1', call: 'm' }
}
const credited = (router: `r${number}`, reward: 0 | 1, impact: 'positive' | 'negative'): RunEvent => ({
  type: 'credit-assigned',
  gradient: 'g1.1',
  module: { kind: 'router', router },
  client: 'u:1',
  reward,
  impact,
  evaluation: '',
  suggestion: '',
  call: 'g',
})
const judged = (step: number, user: UserId, reward: 0 | 1): RunEvent => ({
  type: 'interaction-judged',
  step,
  user,
  positiveItem: 'i:1',
  negativeItem: 'i:2',
  predictedItem: reward === 1 ? 'i:1' : 'i:2',
  reward,
  reasoning: '',
  call: 'p',
})

function folded(...events: readonly RunEvent[]): ReturnType<MessagesFold['messages']> {
  const fold = new MessagesFold()
  for (const event of stamped(1, events)) fold.add(event)
  return fold.messages()
}

const clients = [described('u:1'), described('i:1'), described('i:2')]

it('gives each interaction what its clients had taken up before the prediction', () => {
  const { interactions, delivered: count } = folded(
    ...clients,
    judged(1, 'u:1', 0),
    delivered('u:1', 'r1'),
    delivered('u:1', 'r2'),
    delivered('i:2', 'r1'),
    drained('u:1', 'r1', 'r2'),
    revised('u:1', 'reception'),
    drained('i:2', 'r1'),
    judged(2, 'u:1', 1),
    revised('u:1', 'optimization'),
    drained('u:1', 'r2'),
    judged(3, 'u:1', 1),
  )
  expect(count).toBe(3)
  expect(interactions.map(({ step, earlier, reward }) => [step, earlier, reward])).toEqual([
    [1, 0, 0],
    [2, 1, 1],
    [3, 2, 1],
  ])
  expect(interactions.map(({ receptions }) => receptions)).toEqual([
    [],
    [
      { client: 'u:1', from: ['r1', 'r2'], first: true, changed: true },
      { client: 'i:2', from: ['r1'], first: true, changed: false },
    ],
    [{ client: 'u:1', from: ['r2'], first: false, changed: false }],
  ])
})

it('counts what was merged on delivery for the next interaction of the client', () => {
  const { interactions, delivered: count } = folded(
    ...clients,
    integrated('u:1', 'r1'),
    revised('u:1', 'reception'),
    integrated('u:1', 'u:7'),
    judged(1, 'u:1', 1),
    judged(2, 'u:1', 1),
  )
  expect(count).toBe(2)
  expect(interactions.map(({ receptions }) => receptions)).toEqual([
    [{ client: 'u:1', from: ['r1', 'u:7'], first: true, changed: true }],
    [],
  ])
})

it('gives each interaction the rules that stood then, and follows every text', () => {
  const louder: IntegrationRule = { ...jazz, text: '  prefer  JAZZ' }
  const blues: IntegrationRule = { ...jazz, text: 'Prefer blues.', since: 2 }
  const { interactions, rules } = folded(
    ...clients,
    judged(1, 'u:1', 0),
    ruled('u:1', first, jazz),
    judged(2, 'u:1', 1),
    ruled('u:1', first, blues),
    ruled('i:1', louder),
  )
  expect(interactions.map((interaction) => interaction.rules)).toEqual([[first], [first, jazz]])
  expect(rules).toEqual([
    { normalized: 'accept all', text: 'Accept all.', isFirst: true, clients: ['u:1', 'i:1', 'i:2'], asNew: 3, asRewrite: 0 },
    { normalized: 'prefer jazz', text: 'Prefer jazz.', isFirst: false, clients: ['u:1', 'i:1'], asNew: 2, asRewrite: 0 },
    { normalized: 'prefer blues', text: 'Prefer blues.', isFirst: false, clients: ['u:1'], asNew: 0, asRewrite: 1 },
  ]) // prettier-ignore
})

it('counts the credits of routers, and knows of methods without filter memories', () => {
  const { credits, rules, interactions } = folded(
    described('u:1', 0),
    judged(1, 'u:1', 1),
    credited('r1', 1, 'positive'),
    credited('r1', 0, 'negative'),
    credited('r2', 1, 'positive'),
  )
  expect(rules).toEqual([])
  expect(interactions[0]?.rules).toEqual([])
  expect([...credits.keys()]).toEqual(['r1', 'r2'])
  expect(credits.get('r1')).toEqual({
    right: { positive: 1, neutral: 0, negative: 0 },
    wrong: { positive: 0, neutral: 0, negative: 1 },
  })
})
