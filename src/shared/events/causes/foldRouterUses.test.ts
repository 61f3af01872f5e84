/** Uses of the revisions of routers, by hand. */
import { describe, expect, it } from 'vitest'
import type { PreferenceMessage } from '../../vocabulary/agents.ts'
import type { ClientId, RouterId } from '../../vocabulary/ids.ts'
import { stamped, toldRun } from '../events.testing.ts'
import type { RunEvent } from '../runEvents.ts'
import { RouterUsesFold } from './foldRouterUses.ts'
import { routerCauses } from './routerCauses.ts'
import { writtenProfiles } from './writtenProfiles.ts'

const message = (from: RouterId | ClientId, text: string, step: number): PreferenceMessage => {
  return { from, text, routingScore: 0.5, step }
}
const drained = (client: ClientId, step: number, ...messages: PreferenceMessage[]): RunEvent => {
  return { type: 'buffer-drained', client, messages, call: `${step}/merge/${client}` }
}
const rewritten = (profile: string, step: number): RunEvent => {
  return { type: 'router-rewritten', router: 'r1', profile, causes: [], call: `${step}/router-optimizer/r1` }
}

function folded() {
  const fold = new RouterUsesFold()
  const events = [
    ...stamped(0, [
      { type: 'router-created', birth: { router: 'r1', profile: 'jazz', attributes: [] } },
      { type: 'router-created', birth: { router: 'r2', profile: 'metal', attributes: [] } },
    ]),
    ...stamped(1, [drained('u:1', 1, message('r1', 'jazz', 0), message('r2', 'metal', 0))]),
    ...stamped(2, [rewritten('cool jazz', 2)]),
    // Sent before the profile was written anew, and merged after it.
    ...stamped(3, [drained('i:1', 3, message('r1', 'jazz', 1))]),
    ...stamped(4, [drained('u:1', 4, message('r1', 'cool jazz', 3), message('i:1', 'a record', 3))]),
    ...stamped(5, [rewritten('jazz', 5)]),
    ...stamped(6, [
      {
        type: 'message-integrated',
        client: 'u:2',
        message: message('r1', 'jazz', 6),
        call: '6/merge/u:2/r1',
      },
    ]),
    ...stamped(7, [
      {
        type: 'buffer-drained',
        client: 'u:1',
        messages: [message('r1', 'jazz', 6)],
        call: '7/merge/u:1/repair',
      },
    ]),
  ]
  for (const event of events) fold.add(event)
  return fold
}

describe('the uses of a router', () => {
  it('are those of the revision whose text was sent, oldest first, each with its call', () => {
    const fold = folded()
    expect(fold.of('r1', 1)).toEqual([
      { step: 1, client: 'u:1', call: '1/merge/u:1' },
      { step: 3, client: 'i:1', call: '3/merge/i:1' },
    ])
    expect(fold.of('r1', 2)).toEqual([{ step: 4, client: 'u:1', call: '4/merge/u:1' }])
    expect(fold.of('r2', 1)).toEqual([{ step: 1, client: 'u:1', call: '1/merge/u:1' }])
  })

  it('are of the newest of two revisions with the same text, under the name of any call', () => {
    expect(folded().of('r1', 3)).toEqual([
      { step: 6, client: 'u:2', call: '6/merge/u:2/r1' },
      { step: 7, client: 'u:1', call: '7/merge/u:1/repair' },
    ])
  })

  it('end with the step, and are none of what was never there', () => {
    const fold = folded()
    expect(fold.of('r1', 1, 2)).toHaveLength(1)
    expect(fold.of('r1', 1, 0)).toEqual([])
    expect(fold.of('r1', 4)).toEqual([])
    expect(fold.of('r9', 1)).toEqual([])
  })
})

it('counts the revisions of a router as the tree of its causes does', () => {
  const events = toldRun()
  for (const router of ['r1', 'r2', 'r3', 'r4', 'r5'] as const) {
    const written = events.flatMap(writtenProfiles).filter((one) => one.router === router)
    expect(written.map(({ text }) => text)).toEqual(routerCauses(router, events).map(({ text }) => text))
  }
})
