/**
 * Answers of the engine by call and parameters. One place says what becomes of them: the newest counts, an error of the
 * engine is an answer and is not asked about again, and everything in sight is asked for anew after a reconnect.
 */
import { notifyManager, QueryClient } from '@tanstack/query-core'
import { defineStore } from 'pinia'
import { markRaw } from 'vue'
import type { AnswerOf, CallName, ParamsOf } from '#shared/contract/contract.ts'
import type { WorkbenchContract } from '#shared/contract/workbench.ts'
import { useConnection } from '../connection/useConnection.ts'

export type AnyCall = CallName<WorkbenchContract>
export type Asked<Name extends AnyCall> = ParamsOf<WorkbenchContract[Name]>
export type Answer<Name extends AnyCall> = AnswerOf<WorkbenchContract[Name]>

/** An answer with the parameters that it belongs to, so that it can be told from what was asked last. */
export interface Answered<Name extends AnyCall> {
  readonly asked: Asked<Name>
  readonly answer: Answer<Name>
}

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
    return {
      queryKey: [name, params] as const,
      queryFn: async (): Promise<Answered<Name>> => ({ asked: params, answer: await ask(params) }),
    }
  }

  return {
    client,
    queryOf,
    /** An answer that cannot change once it is there: asked for once, however many places want it. */
    once: async <Name extends AnyCall>(name: Name, params: Asked<Name>): Promise<Answer<Name>> => {
      const { answer } = await client.fetchQuery({
        ...queryOf(name, params),
        staleTime: Infinity,
        gcTime: Infinity,
      })
      return answer
    },
  }
})
