/** Chooses which less is asked of a server that refused a request. */
import { depthOf, FACET_NAMES, FACETS, type Dialect, type Facet } from './dialect.ts'
import type { Objection } from './objection.ts'

/** A request that a server refused. */
export interface Refusal {
  readonly dialect: Dialect
  readonly body: string
  /** What its words object to; null where they do not say. */
  readonly objection: Objection | null
}

/** A request to be tried. */
export interface RequestToTry<Asked> {
  readonly dialect: Dialect
  readonly asked: Asked
  readonly body: string
}

/**
 * Returns the request that gives up the least of what the server is known to take and has not refused, or null where
 * nothing is left. One facet is given up before two are. Requests that ask for what a refusal objects to come last,
 * since words may mislead. `write` makes the request of a dialect and its body.
 */
export function dialectToTry<Asked>(
  known: Dialect,
  refusals: readonly Refusal[],
  write: (dialect: Dialect) => { readonly asked: Asked; readonly body: string },
): RequestToTry<Asked> | null {
  if (refusals.length === 0) return { dialect: known, ...write(known) }
  const candidates = lesserOnes(known)
  const objections = refusals.flatMap(({ objection }) => objection ?? [])
  const isOpen = (dialect: Dialect) =>
    objections.every(({ facet, values }) => !values.includes(dialect[facet]))
  const open = candidates.filter(isOpen)
  const closed = candidates.filter((dialect) => !isOpen(dialect))
  for (const dialect of [...open, ...closed]) {
    const { asked, body } = write(dialect)
    if (!refusals.some((refusal) => refusal.body === body)) return { dialect, asked, body }
  }
  return null
}

/** Returns the facets in which a dialect gives up something that another has. */
export function givenUp(from: Dialect, to: Dialect): readonly Facet[] {
  return FACET_NAMES.filter((facet) => from[facet] !== to[facet])
}

/** Returns every dialect that asks for no more than this one: by the number of facets given up, then by their order. */
function lesserOnes(known: Dialect): readonly Dialect[] {
  const all = FACET_NAMES.reduce<readonly Dialect[]>(
    (dialects, facet) =>
      dialects.flatMap((dialect) =>
        FACETS[facet].slice(depthOf(known, facet)).map((value) => ({ ...dialect, [facet]: value })),
      ),
    [known],
  )
  const cost = (dialect: Dialect): readonly number[] => [
    givenUp(known, dialect).length,
    // A facet further down the table weighs more than all before it together.
    FACET_NAMES.reduce((sum, facet, index) => sum + depthOf(dialect, facet) * 4 ** index, 0),
  ]
  return all
    .map((dialect) => ({ dialect, cost: cost(dialect) }))
    .sort((a, b) => (a.cost[0] ?? 0) - (b.cost[0] ?? 0) || (a.cost[1] ?? 0) - (b.cost[1] ?? 0))
    .map(({ dialect }) => dialect)
}
