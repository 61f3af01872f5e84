/** Table 5 from the calls of stages, by cases that were counted by hand. */
import { describe, expect, it } from 'vitest'
import { emptyRunView, foldRun, type RunView } from '../foldRun.ts'
import type { CallsByPrompt, RunEvent, Stage, StampedEvent } from '../runEvents.ts'

function view(parts: readonly (readonly [number, readonly RunEvent[]])[]): RunView {
  let seq = 0
  const events = parts.flatMap(([step, own]) =>
    own.map((event): StampedEvent => ({ seq: ++seq, step, ...event })),
  )
  return foldRun(emptyRunView(), events)
}

function ended(stage: Stage, calls: Readonly<Record<string, number>>): RunEvent {
  const counts = Object.entries(calls).map(([prompt, count]) => [
    prompt,
    { calls: count, repaired: 0, fellBack: 0, shortened: 0, promptTokens: 0, replyTokens: 0 },
  ])
  return { type: 'stage-completed', stage, calls: Object.fromEntries(counts) as CallsByPrompt }
}

const cleared: RunEvent = { type: 'update-set-cleared', clients: 2, routers: 0 }
const sent = (client: `u:${string}`): RunEvent => {
  return { type: 'message-delivered', client, message: { from: 'i:1', text: 'x', routingScore: 1, step: 1 } }
}

describe('the costs of a run', () => {
  it('count merges on delivery for clients, as extraction', () => {
    const costs = view([
      [1, [ended('client-centric', { predict: 1, gradient: 1, 'client-optimizer': 2 })]],
      [1, [ended('router-centric', { extract: 3, merge: 7, summarize: 2, 'router-optimizer': 1 })]],
    ])
    expect(costs).toMatchObject({ clientCalls: 14, routerCalls: 3, propagationCalls: 0, receivers: 0 })
  })

  it('keep N·N′ apart: a digest is one receiver', () => {
    const costs = view([
      [1, [ended('client-centric', { predict: 1 })]],
      [1, [cleared, sent('u:1'), sent('u:2'), ended('router-centric', { digest: 2 })]],
      [2, [cleared, sent('u:1'), ended('router-centric', { 'select-receivers': 2, digest: 3, merge: 1 })]],
    ])
    expect(costs).toMatchObject({ clientCalls: 2, routerCalls: 0, propagationCalls: 7, receivers: 5 })
  })

  it('count the messages where receivers were chosen, and none where nothing was asked', () => {
    const chosen = view([
      [1, [cleared, sent('u:1'), ended('router-centric', {})]],
      [
        2,
        [cleared, sent('u:1'), sent('u:2'), sent('u:3'), ended('router-centric', { 'select-receivers': 2 })],
      ],
    ])
    expect(chosen).toMatchObject({ messages: 4, propagationCalls: 2, receivers: 3, newMessages: 0 })
  })

  it('count what AgentCF learns from an interaction for clients', () => {
    expect(view([[1, [ended('interaction', { choose: 2, reflect: 1 })]]])).toMatchObject({
      clientCalls: 3,
      growth: { points: [{ records: 1, calls: 3 }] },
    })
  })

  it('grow with what is learnt, and not with evaluations or what comes before the first record', () => {
    const { growth, clientCalls } = view([
      [0, [ended('initialization', { extract: 50 })]],
      [1, [ended('client-centric', { predict: 4 })]],
      [1, [ended('router-centric', { summarize: 2 })]],
      [1, [ended('evaluation', { rank: 100 })]],
      [2, [ended('client-centric', { predict: 5 })]],
      [2, [ended('evaluation', { rank: 100 })]],
      [2, [ended('cold-start', { rank: 100 })]],
    ])
    expect(clientCalls).toBe(9)
    expect(growth.points).toEqual([
      { records: 1, calls: 6 },
      { records: 2, calls: 11 },
    ])
  })
})
