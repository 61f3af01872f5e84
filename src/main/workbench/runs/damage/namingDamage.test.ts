import { expect, it } from 'vitest'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { namingDamage } from './namingDamage.ts'

const sound = { seq: 1, step: 0, type: 'run-finished' } as StampedEvent
const damaged = { seq: 2, step: 0, type: 'router-created' } as unknown as StampedEvent

const runOf = (...events: readonly StampedEvent[]) => ({
  folder: 'runs/a',
  transactions: async function* () {
    await Promise.resolve()
    yield events
  },
})
const fails = () => Promise.reject(new TypeError('Cannot read properties of undefined'))

it('names the event that made reading fail', async () => {
  await expect(namingDamage(runOf(sound, damaged), fails)).rejects.toMatchObject({
    details: { code: 'run-corrupt', file: 'runs/a/events.jsonl', row: 2 },
    cause: { message: 'Cannot read properties of undefined' },
  })
})

it('lets a fault of another kind be one, and work that ends well be', async () => {
  await expect(namingDamage(runOf(sound), fails)).rejects.toThrow('Cannot read properties of undefined')
  expect(await namingDamage(runOf(damaged), () => Promise.resolve(5))).toBe(5)
})
