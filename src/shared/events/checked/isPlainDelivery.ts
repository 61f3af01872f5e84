/** Whether an event is the delivery of a message as every version writes it. Nine events of ten are, and the schema takes ten times as long. */
import type { StampedEvent } from '../runEvents.ts'

const CLIENT = /^[ui]:./
const ROUTER = /^r(?:0|[1-9]\d{0,8})$/

/** Returns true only where the schema of events would accept it; where it returns false the schema decides. */
export function isPlainDelivery(event: StampedEvent): boolean {
  if (event.type !== 'message-delivered' || !hasOnly(event, DELIVERY)) return false
  const { seq, step, client, message }: Unchecked = event
  if (typeof message !== 'object' || message === null || !hasOnly(message, MESSAGE)) return false
  const { from, text, routingScore, step: sent } = message as Unchecked
  return (
    isCount(seq) &&
    seq > 0 &&
    isCount(step) &&
    typeof client === 'string' &&
    CLIENT.test(client) &&
    typeof from === 'string' &&
    ROUTER.test(from) &&
    typeof text === 'string' &&
    typeof routingScore === 'number' &&
    Number.isFinite(routingScore) &&
    isCount(sent)
  )
}

type Unchecked = Readonly<Record<string, unknown>>

const DELIVERY = new Set(['seq', 'step', 'type', 'client', 'message'])
const MESSAGE = new Set(['from', 'text', 'routingScore', 'step'])

/** With all of the names read and of the right type, none of them is missing. */
function hasOnly(thing: object, names: ReadonlySet<string>): boolean {
  for (const name in thing) if (!names.has(name)) return false
  return true
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
