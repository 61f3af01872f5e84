/** Names of clients by run: item titles and user tokens, asked for once where a page knows only the id. */
import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { useConnection } from '../connection/useConnection.ts'

export const useClientNames = defineStore('clientNames', () => {
  const { workbench } = useConnection()
  const names = shallowReactive(new Map<string, string>())
  const asked = new Set<string>()

  const keyOf = (run: RunId, client: string) => `${run}\n${client}`

  return {
    /** The name of a client; null until it is known. */
    nameOf: (run: RunId, client: string): string | null => names.get(keyOf(run, client)) ?? null,
    learn: (run: RunId, clients: readonly { readonly client: string; readonly name: string }[]) => {
      for (const { client, name } of clients)
        if (names.get(keyOf(run, client)) !== name) names.set(keyOf(run, client), name)
    },
    want: async (run: RunId, client: string): Promise<void> => {
      const key = keyOf(run, client)
      if (asked.has(key) || names.has(key)) return
      asked.add(key)
      try {
        const { rows } = await workbench['inspection.clients']({
          run,
          search: client,
          kind: client.startsWith('u:') ? 'user' : 'item',
          sort: 'id',
          limit: 20,
        })
        const found = rows.find((row) => row.client === client)
        if (found) names.set(key, found.name)
      } catch {
        // The id is shown in its place, and the next page that shows the client asks again.
        asked.delete(key)
      }
    },
  }
})
