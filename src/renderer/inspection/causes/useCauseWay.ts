/** The way in the tree of causes that is shown, kept in the address of the page, so that it can be shared and gone back. */
import { computed } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw, type RouteLocationRaw } from 'vue-router'
import { causeWay, turnedAt, wayQuery, type CauseWay } from './causeWay.ts'

/** What the branches of one tree need of the address. */
export interface CauseWays {
  readonly way: CauseWay
  /** The place in the page where a node is chosen. */
  readonly to: (place: string) => RouteLocationRaw
  /** Opens or closes a branch, as a new entry of the history. */
  readonly turn: (place: string, beginsOpen: boolean) => void
}

/** `pinned` is what the query must state for the page to explain the same thing also when there is something newer. */
export function useCauseWay(root: () => string, pinned: () => Readonly<Record<string, string>>) {
  const route = useRoute()
  const navigation = useRouter()
  const way = computed(() => causeWay(route.query, root()))
  const queryOf = (next: CauseWay): LocationQueryRaw => ({
    ...route.query,
    ...pinned(),
    ...wayQuery(next, root()),
  })
  return {
    ways: computed((): CauseWays => ({
      way: way.value,
      to: (place) => ({ query: queryOf({ ...way.value, chosen: place }) }),
      turn: (place, beginsOpen) =>
        void navigation.push({ query: queryOf(turnedAt(way.value, place, beginsOpen)) }),
    })),
    /** The root of the tree that the address is about, where this is another one. */
    other: computed(() => {
      const of = route.query['of']
      return typeof of === 'string' && of !== root() ? of : null
    }),
  }
}
