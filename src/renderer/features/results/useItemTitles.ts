/** The titles of candidates. A candidate need not be a client of the network, so the dataset is asked for those that are not. */
import { shallowRef, watch, type Ref } from 'vue'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import { tokenOf } from '#shared/vocabulary/ids.ts'
import { useConnection } from '../../connection/useConnection.ts'
import { useClientNames } from '../../stores/clientNames.ts'

/** How many rows of a search in the dataset are looked through for one token. */
const LIMIT = 100

/** Returns a function that gives the title of an item; null until it is known, or where the dataset was deleted. */
export function useItemTitles(
  asked: Readonly<Ref<{ readonly run: string; readonly dataset: string; readonly items: readonly ItemId[] }>>,
) {
  const { workbench } = useConnection()
  const names = useClientNames()
  const found = shallowRef<ReadonlyMap<string, string>>(new Map())

  async function look(run: string, dataset: string, item: ItemId): Promise<void> {
    if (names.nameOf(run, item) !== null || found.value.has(`${dataset} ${item}`)) return
    const { rows } = await workbench['datasets.items']({ dataset, search: tokenOf(item), limit: LIMIT })
    const row = rows.find((one) => one.item === tokenOf(item))
    if (row) found.value = new Map([...found.value, [`${dataset} ${item}`, row.title]])
  }

  watch(
    () => JSON.stringify(asked.value),
    async () => {
      const { run, dataset, items } = asked.value
      await Promise.all(items.map((item) => names.want(run, item)))
      // One after the other: each looks through the whole dataset. Without titles the ids still say which is which.
      for (const item of items) await look(run, dataset, item).catch(() => undefined)
    },
    { immediate: true },
  )
  return (item: ItemId): string | null =>
    names.nameOf(asked.value.run, item) ?? found.value.get(`${asked.value.dataset} ${item}`) ?? null
}
