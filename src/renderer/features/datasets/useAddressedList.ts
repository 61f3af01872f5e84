/** The tab, search and page of a list. They change at once, and a moment later in the address. */
import { useTimeoutFn } from '@vueuse/core'
import { ref, watch } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'

const QUIET_MILLISECONDS = 250
/** The longest search that the engine accepts. */
const LONGEST_SEARCH = 200

/** The state of one list; `tabs` names its tabs, of which the first is the default. */
export function useAddressedList<const Tab extends string>(tabs: readonly [Tab, ...Tab[]]) {
  const route = useRoute()
  const router = useRouter()
  const tab = ref<string>('')
  const search = ref('')
  const page = ref(1)
  let written = ''

  const inWords = () => JSON.stringify([tab.value, search.value, page.value])

  function read(query: LocationQuery): void {
    tab.value = tabs.find((name) => name === query['tab']) ?? tabs[0]
    search.value = textOf(query, 'search').slice(0, LONGEST_SEARCH)
    page.value = Math.max(1, Math.floor(Number(textOf(query, 'page'))) || 1)
    written = inWords()
  }
  read(route.query)

  function write(): void {
    if (inWords() === written) return
    written = inWords()
    const query = {
      ...(tab.value === tabs[0] ? {} : { tab: tab.value }),
      ...(search.value === '' ? {} : { search: search.value }),
      ...(page.value === 1 ? {} : { page: String(page.value) }),
    }
    void router.replace({ query })
  }

  // Another tab or search begins on its first page; the change must be seen before anybody asks for rows.
  watch(tab, () => (search.value = ''), { flush: 'sync' })
  watch([tab, search], () => (page.value = 1), { flush: 'sync' })
  const writing = useTimeoutFn(write, QUIET_MILLISECONDS, { immediate: false })
  watch([tab, search, page], () => writing.start())
  const place = route.name
  watch(
    () => route.query,
    (query) => {
      const address = JSON.stringify([
        textOf(query, 'tab') || tabs[0],
        textOf(query, 'search'),
        Number(textOf(query, 'page') || 1),
      ])
      if (route.name === place && address !== written) read(query)
    },
  )
  return { tab, search, page }
}

function textOf(query: LocationQuery, key: string): string {
  const value = query[key]
  return typeof value === 'string' ? value : ''
}
