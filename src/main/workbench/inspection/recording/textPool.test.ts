import { expect, it } from 'vitest'
import { stamped } from '#shared/events/events.testing.ts'
import type { RunEvent } from '#shared/events/runEvents.ts'
import { TextPool } from './textPool.ts'

it('gives back events as they are, whether or not their texts were known', () => {
  const message = { from: 'r1', text: 'A community around jazz.', routingScore: 0.5, step: 1 } as const
  const attributes = ['jazz', 'swing']
  const told: readonly RunEvent[] = [
    { type: 'message-delivered', client: 'u:1', message },
    { type: 'message-delivered', client: 'i:2', message },
    { type: 'attributes-extracted', client: 'u:1', attributes, added: ['swing'] },
    { type: 'attributes-extracted', client: 'i:2', attributes, added: [] },
    { type: 'client-updated', client: 'u:1' },
  ]
  const pool = new TextPool()
  const events = stamped(1, told)
  expect(events.map((event) => pool.shared(event))).toEqual(events)
})
