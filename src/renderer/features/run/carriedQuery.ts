/** What a link within a run takes along: the step that its pages look back to, and what is selected on them. */
import type { LocationQuery, LocationQueryRaw, RouteParamsGeneric } from 'vue-router'

/** A page and its address, as the router knows it. */
export interface RunPlace {
  readonly name?: unknown
  readonly params: RouteParamsGeneric
  readonly query: LocationQuery
}

/** What can be selected. Its own page states it in its path, every other page of the run after the question mark. */
export const SELECTABLE = ['client', 'router', 'call'] as const
export type Selectable = (typeof SELECTABLE)[number]

/** What is selected at an address: in its path, or after the question mark; '' where nothing is. */
export function selectedAt({ params, query }: Pick<RunPlace, 'params' | 'query'>, what: Selectable): string {
  const [own, other] = [params[what], query[what]]
  if (typeof own === 'string' && own !== '') return own
  return typeof other === 'string' ? other : ''
}

/**
 * The query that an address must have to take along what it leaves out; null where it leaves out nothing. A link on
 * the same page that states no step leads to now.
 */
export function carriedQuery(to: RunPlace, from: RunPlace): LocationQueryRaw | null {
  const run = to.params['run']
  if (run === undefined || run !== from.params['run']) return null
  const wanted: LocationQueryRaw = { ...to.query }
  if (!samePage(to, from) && wanted['step'] === undefined && from.query['step'] !== undefined)
    wanted['step'] = from.query['step']
  for (const what of SELECTABLE) {
    const isInPath = (to.params[what] ?? '') !== ''
    if (isInPath) delete wanted[what]
    else if (wanted[what] === undefined && selectedAt(from, what) !== '')
      wanted[what] = selectedAt(from, what)
  }
  return sameQuery(wanted, to.query) ? null : wanted
}

function samePage(to: RunPlace, from: RunPlace): boolean {
  return (
    to.name === from.name && SELECTABLE.every((what) => (to.params[what] ?? '') === (from.params[what] ?? ''))
  )
}

function sameQuery(wanted: LocationQueryRaw, stated: LocationQuery): boolean {
  return JSON.stringify(wanted) === JSON.stringify(stated)
}
