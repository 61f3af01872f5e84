/** Where in a tree of causes one is, as the address states it: which tree, which node is chosen, which branches are turned. */

/** Places of nodes: `2.1` is the first cause of the second cause of what is explained. */
export interface CauseWay {
  /** The chosen node; null where none is. */
  readonly chosen: string | null
  /** The branches that are open although they begin closed, or the other way round. */
  readonly turned: readonly string[]
}

const PLACE = /^\d{1,4}(\.\d{1,4}){0,63}$/
/** More are turned by nobody, and an address has an end. */
const MOST_TURNED = 100

/** Returns the way that the query states in the tree with this root; none where it is about another tree. */
export function causeWay(query: Readonly<Record<string, unknown>>, root: string): CauseWay {
  if (query['of'] !== root) return { chosen: null, turned: [] }
  const [cause, turned] = [query['cause'], query['turned']]
  return {
    chosen: typeof cause === 'string' && PLACE.test(cause) ? cause : null,
    turned:
      typeof turned === 'string'
        ? turned
            .split('~')
            .filter((place) => PLACE.test(place))
            .slice(0, MOST_TURNED)
        : [],
  }
}

/** Returns what the query must state for this way. Keys are undefined where nothing is to be said. */
export function wayQuery(
  { chosen, turned }: CauseWay,
  root: string,
): Readonly<Record<'of' | 'cause' | 'turned', string | undefined>> {
  const says = chosen !== null || turned.length > 0
  return {
    of: says ? root : undefined,
    cause: chosen ?? undefined,
    turned: turned.length > 0 ? turned.slice(-MOST_TURNED).join('~') : undefined,
  }
}

/** Whether the branch at a place is open. What leads to the chosen node always is. */
export function isOpenAt({ chosen, turned }: CauseWay, place: string, beginsOpen: boolean): boolean {
  return chosen?.startsWith(`${place}.`) === true || beginsOpen !== turned.includes(place)
}

/** Returns the way on which the branch at a place is turned, and its node is chosen. */
export function turnedAt(way: CauseWay, place: string, beginsOpen: boolean): CauseWay {
  const willBeOpen = !isOpenAt(way, place, beginsOpen)
  const others = way.turned.filter((one) => one !== place)
  return { chosen: place, turned: willBeOpen === beginsOpen ? others : [...others, place] }
}

/** Returns the number of the cause that the chosen place has here, where only so many are; null where it is there. */
export function missingBelow({ chosen }: CauseWay, place: string, causes: number): number | null {
  const within = place === '' ? '' : `${place}.`
  if (chosen === null || !chosen.startsWith(within)) return null
  const number = Number(chosen.slice(within.length).split('.')[0])
  return number >= 1 && number <= causes ? null : number
}
