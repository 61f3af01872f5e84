/** What a session of a run, and a run, had from each chat server. */
import { z } from 'zod'

/** How much one chat server answered, and what it did not take. It is a part of a line of sessions.jsonl. */
export const serverAccount = z.object({
  /** The host, with the port where the address has one. */
  server: z.string(),
  /** Requests that it answered; what was answered from stored replies is not among them. */
  answered: z.int().min(0),
  /** Sentences that begin with the server: `takes no seed`. */
  notes: z.array(z.string()),
})
export type ServerAccount = Readonly<z.infer<typeof serverAccount>>

const session = z.object({ servers: z.array(serverAccount) })

/** Adds up the accounts in lines of sessions.jsonl. Lines without any, and those of sessions before servers were noted, count nothing. */
export function serverAccountsIn(sessions: readonly unknown[]): readonly ServerAccount[] {
  const accounts = new Map<string, ServerAccount>()
  for (const { server, answered, notes } of sessions.flatMap(
    (line) => session.safeParse(line).data?.servers ?? [],
  )) {
    const before = accounts.get(server)
    accounts.set(server, {
      server,
      answered: (before?.answered ?? 0) + answered,
      notes: [...new Set([...(before?.notes ?? []), ...notes])],
    })
  }
  return [...accounts.values()]
}

/** Returns the sentences about each server: its share of the answers, and what it did not take. */
export function serverLines(accounts: readonly ServerAccount[]): readonly string[] {
  const all = accounts.reduce((sum, { answered }) => sum + answered, 0)
  return accounts.flatMap(({ server, answered, notes }) => [
    `${server} gave ${answered.toLocaleString('en')} of ${all.toLocaleString('en')} answers`,
    ...notes.map((note) => `${server} ${note}`),
  ])
}
