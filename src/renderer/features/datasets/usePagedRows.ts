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
/** Who answers sooner needs no excuse. */
const SLOW_MILLISECONDS = 200

/** `page` counts from 1. */
export function usePagedRows<Row>(
  asked: { readonly search: Ref<string>; readonly page: Ref<number>; readonly limit: number },
  read: (page: PageAsked) => Promise<PageOf<Row>>,
) {
  const found = shallowRef<PageOf<Row> | null>(null)
  const failure = shallowRef<unknown>(null)
  const waiting = ref(true)
  /** The answer has been waited for long enough to say so. */
  const slow = ref(false)
  let number = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let patience: ReturnType<typeof setTimeout> | undefined

  async function ask(mine: number): Promise<void> {
    const { search, page, limit } = asked
    try {
      const answer = await read({ search: search.value.trim(), offset: (page.value - 1) * limit, limit })
      if (mine !== number) return
      const last = Math.max(1, Math.ceil(answer.total / limit))
      if (page.value > last) {
        // An address from a time when there were more.
        page.value = last
        return
      }
      found.value = answer
      failure.value = null
    } catch (error) {
      if (mine !== number) return
      failure.value = error
    }
    waiting.value = false
    slow.value = false
    clearTimeout(patience)
  }

  const begin = (search: string, searchBefore: string | undefined) => {
    number += 1
    waiting.value = true
    clearTimeout(timer)
    clearTimeout(patience)
    patience = setTimeout(() => (slow.value = true), SLOW_MILLISECONDS)
    const mine = number
    // Only typing waits for its end; the first page and turning pages do not.
    timer = setTimeout(
      () => void ask(mine),
      searchBefore !== undefined && search !== searchBefore ? QUIET_MILLISECONDS : 0,
    )
  }
  watch([asked.search, asked.page], ([search], [searchBefore]) => begin(search, searchBefore), {
    immediate: true,
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    clearTimeout(patience)
    number += 1
  })
  return { found, failure, waiting, slow }
}
