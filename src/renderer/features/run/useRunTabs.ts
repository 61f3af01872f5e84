/** The pages of one run as tabs. Each tab leads to where its page was left, with the step and the selection of all. */
import { computed, shallowRef, watch } from 'vue'
import { useRoute, type LocationQueryRaw } from 'vue-router'
import { t } from '../../locales/t.ts'
import { useAsOfStep } from '../../inspection/asOfStep.ts'
import { SELECTABLE, selectedAt, type Selectable } from './carriedQuery.ts'

const TABS = [
  { name: 'overview', own: null },
  { name: 'routers', own: 'router' },
  { name: 'memories', own: 'client' },
  { name: 'prompts', own: 'call' },
  { name: 'results', own: null },
  { name: 'manifest', own: null },
] as const satisfies readonly {
  readonly name: string
  /** What its page states in its path. */
  readonly own: Selectable | null
}[]

/** What an address says besides its step and its selection, and what was selected as it did. */
interface LeftTab {
  readonly selected: string
  readonly query: LocationQueryRaw
}

/** The tabs in their order, with the place that each leads to. */
export function useRunTabs(run: () => string) {
  const route = useRoute()
  const { query } = useAsOfStep()
  const left = shallowRef<ReadonlyMap<string, LeftTab>>(new Map())

  watch(run, () => (left.value = new Map()))
  watch(
    () => route.fullPath,
    () => {
      const tab = TABS.find(({ name }) => name === route.name)
      if (!tab || route.params['run'] !== run()) return
      const own = Object.entries(route.query).filter(([key]) => !isShared(key))
      const selected = tab.own === null ? '' : selectedAt(route, tab.own)
      left.value = new Map(left.value).set(tab.name, { selected, query: Object.fromEntries(own) })
    },
    { immediate: true },
  )

  return computed(() =>
    TABS.map(({ name, own }) => {
      const selected = own === null ? '' : selectedAt(route, own)
      const before = left.value.get(name)
      return {
        name,
        label: t(`navigation.${name}`),
        to: {
          name,
          params: { run: run(), ...(own === null || selected === '' ? {} : { [own]: selected }) },
          // What a page says of one thing, such as its revision, says nothing of another.
          query: { ...(before?.selected === selected ? before.query : {}), ...query.value },
        },
      }
    }),
  )
}

function isShared(key: string): boolean {
  return key === 'step' || SELECTABLE.some((what) => what === key)
}
