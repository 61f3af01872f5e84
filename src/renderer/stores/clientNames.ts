/** Names of clients by run: item titles and user tokens, asked for once where a page knows only the id. */
import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { MOST_NAMES } from '#shared/contract/inspectionCalls.ts'
import type { ClientName } from '#shared/vocabulary/inspection.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { useConnection } from '../connection/useConnection.ts'
import { whenIdle } from '../ui/whenIdle.ts'

export const useClientNames = defineStore('clientNames', () => {
  const { workbench } = useConnection()
  const names = shallowReactive(new Map<string, string>())
  /** What was asked for, until the answer came and for good after it. */
  const asked = new Map<string, Promise<void>>()
  /** The clients whose names the next questions are for. */
  const wanted = new Map<RunId, string[]>()
  /** Resolves when those are answered; null while there are none. */
  let next: Promise<void> | null = null

  const keyOf = (run: RunId, client: string) => `${run}\n${client}`

  function learn(run: RunId, clients: readonly ClientName[]): void {
    for (const { client, name } of clients)
      if (names.get(keyOf(run, client)) !== name) names.set(keyOf(run, client), name)
  }

  /** Asks once for all that a page wants, and after it has painted the ids. */
  async function ask(): Promise<void> {
    await new Promise<void>((resolve) => whenIdle(resolve))
    next = null
    const questions = [...wanted].flatMap(([run, clients]) =>
      inParts(clients).map((part) => [run, part] as const),
    )
    wanted.clear()
    await Promise.all(questions.map(([run, clients]) => read(run, clients)))
  }

  async function read(run: RunId, clients: readonly string[]): Promise<void> {
    try {
      learn(run, await workbench['inspection.names']({ run, clients: [...clients] }))
    } catch {
      // The ids are shown in their place, and the next page that shows the clients asks again.
      for (const client of clients) asked.delete(keyOf(run, client))
    }
  }

  return {
    /** The name of a client; null until it is known. */
    nameOf: (run: RunId, client: string): string | null => names.get(keyOf(run, client)) ?? null,
    learn,
    /** Resolves when the name is known, or when it cannot be. */
    want: (run: RunId, client: string): Promise<void> => {
      const key = keyOf(run, client)
      const known = names.has(key) ? Promise.resolve() : asked.get(key)
      if (known) return known
      wanted.set(run, [...(wanted.get(run) ?? []), client])
      next ??= ask()
      asked.set(key, next)
      return next
    },
  }
})

function inParts(clients: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(clients.length / MOST_NAMES) }, (_, part) =>
    clients.slice(part * MOST_NAMES, (part + 1) * MOST_NAMES),
  )
}
