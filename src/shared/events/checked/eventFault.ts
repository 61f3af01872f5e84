/** Why an event of a log is none that this version understands whole. */
import type { StampedEvent } from '../runEvents.ts'
import { isPlainDelivery } from './isPlainDelivery.ts'
import { stampedEventSchema } from './stampedEventSchema.ts'

/** What was found by the way changes nothing that a run learns, and earlier versions wrote less of it. */
const RESULTS: ReadonlySet<string> = new Set(['evaluation-completed', 'cold-start-evaluated'])

/** What was expected and what was found, in words. */
export interface EventFault {
  readonly expected: string
  readonly found: string
  /** Whether a newer version may have written the event. */
  readonly newer?: 'perhaps'
}

/** Returns the fault where an event is of an unknown type or lacks what is read of it; else null. */
export function eventFault(event: StampedEvent): EventFault | null {
  if (RESULTS.has(event.type) || isPlainDelivery(event)) return null
  const checked = stampedEventSchema.safeParse(event)
  if (checked.success) return null
  const [issue] = checked.error.issues
  const where = issue?.path.join('.') ?? ''
  if (where === 'type' || where === '')
    return {
      expected: 'an event of a type that this version knows',
      found: `“${event.type}”, which a newer version may have written`,
      newer: 'perhaps',
    }
  return { expected: `${where} of “${event.type}”: ${issue?.message ?? ''}`, found: 'something else' }
}
