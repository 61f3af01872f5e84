/** One event of a run as a sentence in the paper's words, with the page that it links to. */
import { heldOutOf } from '#shared/vocabulary/results.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'

export interface FeedLine {
  readonly seq: number
  readonly step: number
  readonly text: string
  /** The route with its parameters within the run; null where there is no page for it. */
  readonly place:
    | { readonly name: 'memories'; readonly client: string }
    | { readonly name: 'routers'; readonly router: string }
    | { readonly name: 'results' }
    | null
}

/** How many characters of a rule or profile are quoted. */
const QUOTED = 90

/** The line of an event; null for events that the feed does not show. */
export function feedLine(event: StampedEvent): FeedLine | null {
  const said = (text: string, place: FeedLine['place']): FeedLine => ({
    seq: event.seq,
    step: event.step,
    text,
    place,
  })
  switch (event.type) {
    case 'interaction-judged': {
      const chose =
        event.predictedItem === null
          ? 'gave an answer that could not be read, counted as wrong'
          : `chose ${event.predictedItem}, ${event.reward === 1 ? 'right' : 'wrong'}`
      return said(`${event.user} ${chose}`, { name: 'memories', client: event.user })
    }
    case 'filter-memory-revised': {
      const written = event.rules.find((rule) => rule.cause === event.cause) ?? event.rules.at(-1)
      return said(`filter memory of ${event.client} revised: “${shortened(written?.text ?? '')}”`, {
        name: 'memories',
        client: event.client,
      })
    }
    case 'router-split':
      return said(`${event.router} split into ${event.into.map((birth) => birth.router).join(' and ')}`, {
        name: 'routers',
        router: event.into[0]?.router ?? event.router,
      })
    case 'routers-merged':
      return said(`${event.router} merged into ${event.target}`, { name: 'routers', router: event.target })
    case 'router-rewritten':
      return said(`${event.router} rewritten: “${shortened(event.profile)}”`, {
        name: 'routers',
        router: event.router,
      })
    case 'routing-table-built':
      return said(
        `${event.passed} of ${event.scored} routes at or above τ ${event.threshold.toFixed(3)}`,
        null,
      )
    case 'trial-completed': {
      const changed = Object.entries(event.settings).map(([name, value]) => `${name} ${String(value)}`)
      const chosen = `epoch ${event.epoch}${event.validation === null ? '' : `, NDCG@10 of validation items ${event.validation.toFixed(4)}`}`
      return said(`trial ${[event.trial, ...changed].join(', ')}: ${chosen}`, null)
    }
    case 'evaluation-completed': {
      const own = event.report.methods[0]
      return said(
        `${event.final ? 'final evaluation' : 'evaluation'} on ${heldOutOf(event.report.protocol)} items: NDCG@10 ${own?.mean['ndcg@10'].toFixed(4) ?? '–'} (random floor ${event.report.floor['ndcg@10'].toFixed(4)})`,
        { name: 'results' },
      )
    }
    case 'run-finished':
      return said('run finished', { name: 'results' })
    default:
      return null
  }
}

function shortened(text: string): string {
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text
}
