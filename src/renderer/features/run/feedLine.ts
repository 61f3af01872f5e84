/** One event of a run as a sentence in the paper's words, with the page that it links to. */
import { heldOutOf } from '#shared/vocabulary/results.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { changedPart } from '../../locales/changedPart.ts'
import { phrase } from '../../locales/phrase.ts'
import { t } from '../../locales/t.ts'
import { formatCount, formatFixed } from '../../ui/quantities.ts'

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
          ? t('run.gaveAnAnswerThatCould')
          : t(event.reward === 1 ? 'run.choseRight' : 'run.choseWrong', {
              predictedItem: event.predictedItem,
            })
      return said(`${event.user} ${chose}`, { name: 'memories', client: event.user })
    }
    case 'filter-memory-revised': {
      const written = event.rules.find((rule) => rule.cause === event.cause) ?? event.rules.at(-1)
      return said(
        t('run.filterMemoryOfClientRevised', {
          client: event.client,
          shortened: shortened(written?.text ?? ''),
        }),
        {
          name: 'memories',
          client: event.client,
        },
      )
    }
    case 'router-split':
      return said(
        t('run.routerSplitIntoJoin', {
          router: event.router,
          join: event.into.map((birth) => birth.router).join(t('stores.and')),
        }),
        {
          name: 'routers',
          router: event.into[0]?.router ?? event.router,
        },
      )
    case 'routers-merged':
      return said(t('run.routerMergedIntoTarget', { router: event.router, target: event.target }), {
        name: 'routers',
        router: event.target,
      })
    case 'router-rewritten':
      return said(
        t('run.routerRewrittenShortened', { router: event.router, shortened: shortened(event.profile) }),
        {
          name: 'routers',
          router: event.router,
        },
      )
    case 'routing-table-built':
      return said(
        t('run.passedOfScoredRoutesAt', {
          passed: formatCount(event.passed),
          scored: formatCount(event.scored),
          toFixed: formatFixed(event.threshold, 3),
        }),
        null,
      )
    case 'trial-completed': {
      const changed = Object.entries(event.settings).map(([name, value]) => `${name} ${String(value)}`)
      const chosen = t('run.epochEpochValue', {
        epoch: event.epoch,
        value:
          event.validation === null
            ? ''
            : t('run.ndcg10OfValidationItems', { toFixed: formatFixed(event.validation, 4) }),
      })
      return said(
        t('run.trialJoinChosen', { join: [event.trial, ...changed].join(t('stores.listComma')), chosen }),
        null,
      )
    }
    case 'evaluation-completed': {
      const own = event.report.methods[0]
      return said(
        t('run.valueOnHeldoutofItemsNdcg', {
          value: event.final ? t('run.finalEvaluation') : t('run.evaluation'),
          heldOutOf: phrase(heldOutOf(event.report.protocol)),
          toFixed: own ? formatFixed(own.mean['ndcg@10'], 4) : '–',
          toFixed2: formatFixed(event.report.floor['ndcg@10'], 4),
        }),
        { name: 'results' },
      )
    }
    case 'difference-accepted':
      return said(
        t('run.wentOnAnyway', {
          parts: event.parts.map((part) => changedPart(part, phrase)).join(t('stores.listComma')),
        }),
        null,
      )
    case 'run-finished':
      return said(t('run.runFinished'), { name: 'results' })
    default:
      return null
  }
}

function shortened(text: string): string {
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text
}
