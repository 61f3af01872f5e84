/**
 * Answers of the engine by call and parameters. One place says what becomes of them: the newest counts, an error of the
 * engine is an answer and is not asked about again, and everything in sight is asked for anew after a reconnect.
 */
import { notifyManager, QueryClient } from '@tanstack/query-core'
import { defineStore } from 'pinia'
import { markRaw } from 'vue'
import { useConnection } from '../../connection/useConnection.ts'
import type { Answer, Answered, AnyCall, Asked } from './asked.ts'
import { continued } from './continued.ts'

/** An answer that nobody looks at is forgotten after this time; who comes back sooner sees it at once, and then the newest. */
const KEPT_MILLISECONDS = 60_000

// Nothing is drawn before the next microtask in any case, and the library would wait for a timer.
notifyManager.setScheduler(queueMicrotask)

export const useAnswers = defineStore('answers', () => {
  const { workbench, onReconnect } = useConnection()
  const client = markRaw(
    new QueryClient({
      defaultOptions: {
        queries: {
          gcTime: KEPT_MILLISECONDS,
          // The engine is on this machine, and pushes its own news of changes.
          networkMode: 'always',
          retry: false,
          refetchOnWindowFocus: false,
          refetchOnReconnect: false,
          // Answers are large and are replaced whole.
          structuralSharing: false,
        },
      },
    }),
  )
  // An answer under way may come from an engine that is gone, or from before the missed pushes.
  onReconnect(() => void client.cancelQueries({ type: 'active' }).then(() => client.invalidateQueries()))

  /** The question as the client knows it: key and how it is asked. */
  function queryOf<Name extends AnyCall>(name: Name, params: Asked<Name>) {
    const ask = workbench[name] as unknown as (params: Asked<Name>) => Promise<Answer<Name>>
    const queryKey = [name, params] as const
    const answered = async (): Promise<Answered<Name>> => {
      const before = client.getQueryData<Answered<Name>>(queryKey)?.answer
      return { asked: params, answer: await continued(ask, { name, params, before }) }
    }
    return { queryKey, queryFn: answered }
  }

  return {
    client,
    queryOf,
    /** Forgets what was answered about other runs than these: one that was removed may be followed by another of its name. */
    keepOfRuns: (runs: ReadonlySet<string>) =>
      client.removeQueries({ predicate: ({ queryKey: [, params] }) => isOfOther(params, runs) }),
    /** An answer that cannot change once it is there: asked for once, however many places want it. */
    once: async <Name extends AnyCall>(name: Name, params: Asked<Name>): Promise<Answer<Name>> => {
      const { answer } = await client.fetchQuery({
        ...queryOf(name, params),
        staleTime: Infinity,
        gcTime: Infinity,
      })
      return answer
    },
    /** What `once` answered before; null where it was not asked. */
    known: <Name extends AnyCall>(name: Name, params: Asked<Name>): Answer<Name> | null =>
      client.getQueryData<Answered<Name>>(queryOf(name, params).queryKey)?.answer ?? null,
  }
})

function isOfOther(params: unknown, runs: ReadonlySet<string>): boolean {
  const run = params !== null && typeof params === 'object' && 'run' in params ? params.run : null
  return typeof run === 'string' && !runs.has(run)
}
