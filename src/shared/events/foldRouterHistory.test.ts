import { describe, expect, it } from 'vitest'
import { toldRun } from './events.testing.ts'
import { CommunitiesFold } from './foldCommunities.ts'
import { ClientRowsFold } from './foldClientRows.ts'
import { RouterHistoryFold } from './foldRouterHistory.ts'
import { RouterLivesFold } from './foldRouterLives.ts'
import { MessageOutcomesFold } from './messages/foldMessageOutcomes.ts'
import type { StampedEvent } from './runEvents.ts'

function livesUpTo(step: number) {
  const fold = new RouterLivesFold()
  for (const event of toldRun()) if (event.step <= step) fold.add(event)
  return fold
}

function foldsUpTo(step: number) {
  const clients = new ClientRowsFold()
  for (const event of toldRun()) if (event.step <= step) clients.add(event)
  const routers = livesUpTo(step)
  return { clients, routers, communities: routers.communities }
}

function historyOf(router: `r${number}`, step = Infinity) {
  const fold = new RouterHistoryFold(router)
  for (const event of toldRun()) if (event.step <= step) fold.add(event)
  const { communities, routers, clients } = foldsUpTo(step)
  return fold.history({
    life: routers.of(router),
    communities,
    nameOf: (client) => clients.nameOf(client),
    living: undefined,
    messages: new MessageOutcomesFold().of(router),
  })
}

describe('RouterLivesFold', () => {
  it('tells who came from whom, who became what, and how many clients each reached', () => {
    expect(livesUpTo(3).lives).toEqual([
      {
        router: 'r1',
        parents: [],
        born: 0,
        ended: 2,
        end: 'split',
        into: ['r4', 'r5'],
        sizes: [{ step: 1, clients: 2 }],
      },
      { router: 'r2', parents: ['r3'], born: 0, ended: null, end: null, into: [], sizes: [{ step: 1, clients: 1 }, { step: 2, clients: 2 }, { step: 3, clients: 1 }] }, // prettier-ignore
      { router: 'r3', parents: [], born: 0, ended: 2, end: 'merged', into: ['r2'], sizes: [] },
      {
        router: 'r4',
        parents: ['r1'],
        born: 2,
        ended: null,
        end: null,
        into: [],
        sizes: [{ step: 2, clients: 1 }],
      },
      { router: 'r5', parents: ['r1'], born: 2, ended: null, end: null, into: [], sizes: [] },
    ])
  })

  it('knows nothing of later steps, and what it answered does not grow', () => {
    const fold = livesUpTo(1)
    const before = fold.lives
    expect(before.map((life) => [life.router, life.ended, life.sizes.length])).toEqual([['r1', null, 1], ['r2', null, 1], ['r3', null, 0]]) // prettier-ignore
    for (const event of toldRun()) if (event.step > 1) fold.add(event)
    expect(before.map((life) => life.sizes.length)).toEqual([1, 1, 0])
    expect(fold.lives).toEqual(livesUpTo(3).lives)
  })

  it('answers as of any step what it would know there', () => {
    const whole = livesUpTo(3)
    for (const step of [0, 1, 2, 3]) {
      expect(whole.livesAsOf(step)).toEqual(livesUpTo(step).lives)
      for (const router of ['r1', 'r2', 'r3', 'r4', 'r9'] as const)
        expect(whole.of(router, step)).toEqual(livesUpTo(step).of(router))
    }
  })

  it('has communities that go on by themselves once they are copied, also between two messages', () => {
    const events = toldRun()
    const foldOf = (some: readonly StampedEvent[]) => {
      const fold = new CommunitiesFold()
      for (const event of some) fold.add(event)
      return fold
    }
    const all = (fold: CommunitiesFold) =>
      (['r1', 'r2', 'r3', 'r4'] as const).map((router) => fold.of(router))
    for (const at of events.keys()) {
      const original = foldOf(events.slice(0, at))
      const copy = original.copy()
      for (const event of events.slice(at)) original.add(event)
      expect(all(copy)).toEqual(all(foldOf(events.slice(0, at))))
      for (const event of events.slice(at)) copy.add(event)
      expect(all(copy)).toEqual(all(original))
    }
  })

  it('forgets the community of a router that is gone, and orders a client’s communities by score', () => {
    const { communities } = livesUpTo(3)
    expect(communities.of('r1')).toBeNull()
    expect(communities.having('u:1')).toEqual([{ router: 'r4', routingScore: 0.8, step: 2 }])
    expect(livesUpTo(2).communities.having('u:1')).toEqual([
      { router: 'r4', routingScore: 0.8, step: 2 },
      { router: 'r2', routingScore: 0.55, step: 2 },
    ])
    expect(communities.threshold).toBe(0.3)
  })
})

describe('RouterHistoryFold', () => {
  const cause = {
    gradient: 'g1.2',
    suggestion: 'Join metal.',
    evaluation: 'vague',
    reward: 0,
    user: 'u:1',
    positiveItem: 'i:1',
    negativeItem: 'i:2',
  }

  it('names the gradient behind each revision, also those of the router that went into this one', () => {
    expect(historyOf('r2')).toMatchObject({
      revisions: [
        { step: 0, profile: 'first of r2', reason: 'first', causes: [], call: null },
        { step: 1, profile: 'doom and metal', reason: 'summary', causes: [], call: '1/summarize/r2' },
        { step: 2, profile: 'heavy folk', reason: 'merge', causes: [cause], call: '2/router-optimizer/r3' },
        {
          step: 3,
          profile: 'doom',
          reason: 'rewrite',
          causes: [{ ...cause, gradient: 'g3.1', suggestion: 'Name doom.' }],
          call: '3/router-optimizer/r2',
        },
      ],
      attributes: [
        { attribute: 'metal', since: 0 },
        { attribute: 'doom', since: 1 },
        { attribute: 'folk', since: 2 },
      ],
      community: [{ client: 'i:2', name: 'Paranoid', routingScore: 0.35, step: 3 }],
      threshold: 0.3,
    })
  })

  it('begins the history of a child with the split and its gradient', () => {
    expect(historyOf('r4')).toMatchObject({
      life: { parents: ['r1'], born: 2 },
      revisions: [
        {
          step: 2,
          profile: 'jazz',
          reason: 'split',
          causes: [{ gradient: 'g1.1', suggestion: 'Part jazz from swing.' }],
          call: '2/router-optimizer/r1',
        },
      ],
      attributes: [{ attribute: 'jazz', since: 2 }],
      community: [{ client: 'u:1', name: 'Ada' }],
    })
  })

  it('keeps the history of a router that is gone, and has none of one that never was', () => {
    expect(historyOf('r1')).toMatchObject({
      life: { end: 'split', ended: 2 },
      revisions: [{ reason: 'first' }],
      community: [],
    })
    expect(historyOf('r9')).toBeNull()
    expect(historyOf('r4', 1)).toBeNull()
  })
})
