/** Clients of the run that is open, as far as a search finds them; a moment after typing. */
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { ClientRow } from '#shared/vocabulary/inspection.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { useConnection } from '../../connection/useConnection.ts'

const TYPING_MS = 150
const LEAST_LETTERS = 2
const MOST = 8

export function useFoundClients(run: Readonly<Ref<RunId | null>>, text: Readonly<Ref<string>>) {
  const { workbench } = useConnection()
  const clients = shallowRef<readonly ClientRow[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let number = 0

  async function look(of: RunId, search: string): Promise<void> {
    number += 1
    const mine = number
    try {
      const { rows } = await workbench['inspection.clients']({ run: of, search, limit: MOST })
      if (mine === number) clients.value = rows
    } catch {
      // A run that has not begun has no clients; the other commands are there all the same.
      if (mine === number) clients.value = []
    }
  }

  watch([run, text], ([of, typed]) => {
    clearTimeout(timer)
    const search = typed.trim()
    if (of === null || search.length < LEAST_LETTERS) {
      number += 1
      clients.value = []
    } else {
      timer = setTimeout(() => void look(of, search), TYPING_MS)
    }
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    number += 1
  })
  return clients
}
