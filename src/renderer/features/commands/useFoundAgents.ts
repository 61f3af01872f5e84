/** The clients and routers of a run that match a search, asked for a moment after typing. */
import { refDebounced } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import type { RouterRow } from '#shared/vocabulary/inspection.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { useCall } from '../../stores/useCall.ts'
import { NO_AGENTS, type FoundAgents } from './agentCommands.ts'

const TYPING_MILLISECONDS = 150
const LEAST_LETTERS = 2
const MOST = 8

/** At most eight of each. There are none while fewer than two letters are typed, or where the run has not begun. */
export function useFoundAgents(run: Readonly<Ref<RunId | null>>, text: Readonly<Ref<string>>) {
  const typed = refDebounced(text, TYPING_MILLISECONDS)
  const search = computed(() => {
    const wanted = typed.value.trim()
    return wanted.length >= LEAST_LETTERS && text.value.trim().length >= LEAST_LETTERS ? wanted : null
  })
  const clients = useCall('inspection.clients', () =>
    run.value === null || search.value === null
      ? null
      : { run: run.value, search: search.value, limit: MOST },
  )
  const routers = useCall('inspection.routers', () =>
    run.value === null || search.value === null ? null : { run: run.value, livesSince: 'never' },
  )
  return computed((): FoundAgents => {
    if (run.value === null || search.value === null) return NO_AGENTS
    const wanted = search.value.toLowerCase()
    const says = ({ router, profile }: RouterRow) => `${router} ${profile}`.toLowerCase().includes(wanted)
    return {
      run: run.value,
      clients: clients.answer.value?.rows ?? [],
      routers: (routers.answer.value?.routers ?? []).filter(says).slice(0, MOST),
    }
  })
}
