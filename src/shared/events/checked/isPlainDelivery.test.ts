import { expect, it } from 'vitest'
import type { StampedEvent } from '../runEvents.ts'
import { isPlainDelivery } from './isPlainDelivery.ts'
import { stampedEventSchema } from './stampedEventSchema.ts'

const message = { from: 'r12', text: 'A community.', routingScore: 0.25, step: 7 }
const plain = { seq: 4, step: 7, type: 'message-delivered', client: 'u:2867', message }
const isPlain = (event: unknown) => isPlainDelivery(event as StampedEvent)
const fits = (event: unknown) => stampedEventSchema.safeParse(event).success

it('knows a delivery as it is written', () => {
  expect(isPlain(plain)).toBe(true)
  expect(isPlain({ ...plain, client: 'i:a b' })).toBe(true)
  expect(isPlain({ ...plain, type: 'message-integrated' })).toBe(false)
})

it('accepts nothing that the schema refuses', () => {
  const values = [null, undefined, true, '', 'u:', 'i:x', 'u:\n', 'r', 'r01', 'r-1', 'r1.5', 'r9999999999', 0, -1, 1.5, 2 ** 60, NaN, Infinity, [], {}, ['r1']] // prettier-ignore
  const changed = values.flatMap((value) => [
    ...Object.keys(plain).map((name) => ({ ...plain, [name]: value })),
    ...Object.keys(message).map((name) => ({ ...plain, message: { ...message, [name]: value } })),
    { ...plain, more: value },
    { ...plain, message: { ...message, more: value } },
  ])
  const without = [
    ...Object.keys(plain).map((name) =>
      Object.fromEntries(Object.entries(plain).filter(([key]) => key !== name)),
    ),
    ...Object.keys(message).map((name) => ({
      ...plain,
      message: Object.fromEntries(Object.entries(message).filter(([key]) => key !== name)),
    })),
  ]
  const accepted = [...changed, ...without].filter(isPlain)
  expect(accepted.length).toBeGreaterThan(5)
  for (const event of accepted) expect(fits(event), JSON.stringify(event)).toBe(true)
})
