/** One page of rows that the engine searches: asked anew when search or page changes; the newest answer counts. */
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'

export interface PageOf<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

export interface PageAsked {
  readonly search: string
  readonly offset: number
  readonly limit: number
}

const QUIET_MILLISECONDS = 150

/** `page` counts from 1. */
export function usePagedRows<Row>(asked: { readonly search: Ref<string>; readonly page: Ref<number>; readonly limit: number }, read: (page: PageAsked) => Promise<PageOf<Row>>) {
  const found = shallowRef<PageOf<Row> | null>(null)
  const failure = shallowRef<unknown>(null)
  const waiting = ref(true)
  let number = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(mine: number): Promise<void> {
    const { search, page, limit } = asked
    try {
      const answer = await read({ search: search.value.trim(), offset: (page.value - 1) * limit, limit })
      if (mine !== number) return
      found.value = answer
      failure.value = null
    } catch (error) {
      if (mine !== number) return
      failure.value = error
    }
    waiting.value = false
  }

  watch([asked.search, asked.page], ([search], [searchBefore]) => {
    number += 1
    waiting.value = true
    clearTimeout(timer)
    const mine = number
    // Only typing waits for its end; the first page and turning pages do not.
    timer = setTimeout(() => void ask(mine), searchBefore !== undefined && search !== searchBefore ? QUIET_MILLISECONDS : 0)
  }, { immediate: true }) // prettier-ignore
  onScopeDispose(() => {
    clearTimeout(timer)
    number += 1
  })
  return { found, failure, waiting }
}
