/** Which texts the events of a log put into profiles, rules and routers, and which call wrote each. */
import type { RouterBirth } from '#shared/events/networkEvents.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'

/** Where a text went. Attributes and suggestions are not texts of modules; those are made from them. */
export type TextPlace = 'user profile' | 'item profile' | 'rule' | 'router' | 'attribute' | 'suggestion'

/** A text on its way into a network. */
export interface EnteredText {
  readonly seq: number
  readonly event: StampedEvent['type']
  readonly place: TextPlace
  /** The client or the router that has it. */
  readonly subject: string
  readonly text: string
  /** The call that wrote it; where the event names none, the call that would have. */
  readonly call: string
}

/** Returns every text that these events put into the network, in their order. First profiles come from the data. */
export function enteredTexts(events: Iterable<StampedEvent>): readonly EnteredText[] {
  const rules = new Map<string, ReadonlySet<string>>()
  return [...events].flatMap((event) => {
    const about = { seq: event.seq, event: event.type }
    const router = (subject: string, text: string, call: string): EnteredText => ({
      ...about,
      place: 'router',
      subject,
      text,
      call,
    })
    const born = ({ router: subject, profile, attributes }: RouterBirth, call: string) => [
      router(subject, profile, call),
      ...attributes.map((one) => ({ ...router(subject, one, call), place: 'attribute' as const })),
    ]
    switch (event.type) {
      case 'client-described': {
        rules.set(event.client, new Set(event.filterMemory.rules.map(({ text }) => text)))
        return []
      }
      case 'profile-revised': {
        const { client: subject, profile: text, call } = event
        return [{ ...about, place: profileOf(subject), subject, text, call }]
      }
      case 'filter-memory-revised': {
        const { client: subject, call } = event
        const before = rules.get(subject) ?? new Set()
        rules.set(subject, new Set(event.rules.map(({ text }) => text)))
        return event.rules
          .filter(({ text }) => !before.has(text))
          .map(({ text }) => ({ ...about, place: 'rule' as const, subject, text, call }))
      }
      case 'credit-assigned': {
        const { suggestion: text, call } = event
        const subject = JSON.stringify(event.module)
        return text === '' ? [] : [{ ...about, place: 'suggestion' as const, subject, text, call }]
      }
      case 'attributes-extracted': {
        const { client: subject, added } = event
        const call = `${event.step}/extract/${subject}`
        return added.map((text) => ({ ...about, place: 'attribute' as const, subject, text, call }))
      }
      case 'router-created':
        return born(event.birth, `${event.step}/summarize/${event.birth.router}`)
      case 'router-split':
        return event.into.flatMap((birth) => born(birth, event.call))
      case 'routers-merged':
        return [router(event.target, event.profile, event.call)]
      case 'router-rewritten':
      case 'router-summarized':
        return [router(event.router, event.profile, event.call)]
      default:
        return []
    }
  })
}

function profileOf(client: string): 'user profile' | 'item profile' {
  return client.startsWith('u:') ? 'user profile' : 'item profile'
}
