/** The events of a run with three routers, written by hand: one is split, two are merged, the rest send messages. */
import type { PreferenceMessage } from '../vocabulary/agents.ts'
import type { ClientId, RouterId } from '../vocabulary/ids.ts'
import type { RunEvent, StampedEvent } from './runEvents.ts'

/** Stamps events of one step; `seq` continues after `after`. */
export function stamped(step: number, events: readonly RunEvent[], after = 0): StampedEvent[] {
  return events.map((event, index) => ({ seq: after + index + 1, step, ...event }))
}

/** Builds the event of a client's first profile. */
export function described(client: ClientId, name: string): RunEvent {
  return {
    type: 'client-described',
    client,
    name,
    profile: `first of ${name}`,
    filterMemory: { revision: 1, lastRuleId: 1, rules: [] },
  }
}

/** Builds the event of a delivered message. */
export function delivered(from: RouterId, client: ClientId, routingScore: number, step: number): RunEvent {
  const message: PreferenceMessage = { from, text: `profile of ${from}`, routingScore, step }
  return { type: 'message-delivered', client, message }
}

const created = (router: RouterId, attributes: readonly string[]): RunEvent => {
  return { type: 'router-created', birth: { router, profile: `first of ${router}`, attributes } }
}
const judged = (step: number, reward: 0 | 1): RunEvent => ({
  type: 'interaction-judged',
  step,
  user: 'u:1',
  positiveItem: 'i:1',
  negativeItem: 'i:2',
  predictedItem: reward ? 'i:1' : 'i:2',
  reward,
  reasoning: `because ${step}`,
  call: `${step}/predict/u:1`, // prettier-ignore
})
const credited = (gradient: `g${number}.${number}`, router: RouterId, suggestion: string): RunEvent => ({
  type: 'credit-assigned',
  gradient,
  module: { kind: 'router', router },
  client: 'u:1',
  reward: 0,
  impact: 'negative',
  evaluation: 'vague',
  suggestion,
  call: 'x', // prettier-ignore
})
const built = (threshold: number): RunEvent => ({
  type: 'routing-table-built',
  threshold,
  scored: 4,
  passed: 2,
  histogram: [],
})
const ends = (stage: 'initialization' | 'client-centric' | 'router-centric'): RunEvent => ({
  type: 'stage-completed',
  stage,
  calls: {},
})
const cleared: RunEvent = { type: 'update-set-cleared', clients: 2, routers: 2 }

/** The events of steps 0 to 3; every array is one transaction. */
const stages: readonly (readonly [step: number, events: readonly RunEvent[]])[] = [
  [0, [described('u:1', 'Ada'), described('i:1', 'Kind of Blue'), described('i:2', 'Paranoid')]],
  [
    0,
    [
      created('r1', ['jazz', 'swing']),
      created('r2', ['metal']),
      created('r3', ['folk']),
      ends('initialization'),
    ],
  ],
  [
    1,
    [
      judged(1, 0),
      credited('g1.1', 'r1', 'Part jazz from swing.'),
      credited('g1.2', 'r3', 'Join metal.'),
      credited('g1.3', 'r2', ''),
      ends('client-centric'),
    ],
  ],
  [1, [
    { type: 'attributes-assigned', router: 'r2', attributes: ['doom', 'metal'] },
    { type: 'router-summarized', router: 'r2', profile: 'doom and metal', call: '1/summarize/r2' },
    built(0.5), cleared, delivered('r1', 'u:1', 0.6, 1), delivered('r1', 'i:1', 0.9, 1), delivered('r2', 'i:2', 0.7, 1), ends('router-centric'),
  ]], // prettier-ignore
  [
    2,
    [
      judged(2, 1),
      {
        type: 'profile-revised',
        client: 'u:1',
        revision: 2,
        profile: 'jazz at night',
        reason: 'optimization',
        cause: null,
        call: '2/client-optimizer/u:1',
      },
      ends('client-centric'),
    ],
  ],
  [2, [
    { type: 'router-split', router: 'r1', causes: ['g1.1'], call: '2/router-optimizer/r1', into: [{ router: 'r4', profile: 'jazz', attributes: ['jazz'] }, { router: 'r5', profile: 'swing', attributes: ['swing'] }] },
    { type: 'routers-merged', target: 'r2', router: 'r3', profile: 'heavy folk', attributes: ['metal', 'doom', 'folk'], causes: ['g1.2'], call: '2/router-optimizer/r3' },
    built(0.4), cleared, delivered('r2', 'i:2', 0.45, 2), delivered('r2', 'u:1', 0.55, 2), delivered('r4', 'u:1', 0.8, 2), ends('router-centric'),
  ]], // prettier-ignore
  [
    3,
    [
      judged(3, 0),
      credited('g3.1', 'r2', 'Name doom.'),
      {
        type: 'filter-memory-revised',
        client: 'u:1',
        revision: 2,
        rules: [],
        cause: 'g3.9',
        call: '3/client-optimizer/u:1',
      },
      ends('client-centric'),
    ],
  ],
  [
    3,
    [
      {
        type: 'router-rewritten',
        router: 'r2',
        profile: 'doom',
        causes: ['g3.1'],
        call: '3/router-optimizer/r2',
      },
      built(0.3),
      cleared,
      delivered('r2', 'i:2', 0.35, 3),
      ends('router-centric'),
    ],
  ],
]

/** Returns the events of the whole run, stamped. */
export function toldRun(): StampedEvent[] {
  const events: StampedEvent[] = []
  for (const [step, told] of stages) events.push(...stamped(step, told, events.length))
  return events
}
