/** Chat servers as the user keeps them, and what a check finds out about one. */
import { z } from 'zod'
import { chatServer } from './models.ts'

/** Kept in the application's settings; none until the user adds one. */
export const savedChatServer = chatServer
  .omit({ kind: true })
  .extend({ name: z.string().trim().min(1, { error: 'a name' }).max(80) })
export type SavedChatServer = Readonly<z.infer<typeof savedChatServer>>

export const serverToCheck = chatServer.omit({ kind: true, parallel: true, timeoutSeconds: true }).extend({
  /** Of each question; a server that loads its model first takes a while. */
  timeoutSeconds: z.int().min(1).max(120).default(30),
})
export type ServerToCheck = z.input<typeof serverToCheck>

/** What came of asking one address. */
export interface ServerCheck {
  readonly address: string
  /** It answered at all. */
  readonly reachable: boolean
  /** Whether it lists the model; null where it lists none. */
  readonly listed: boolean | null
  /** Some of the models that it lists. */
  readonly models: readonly string[]
  /** What it can be asked to hold a reply to; null where it gave no reply. */
  readonly form: 'schema' | 'JSON' | 'text' | null
  /** Whether it tells the probabilities of labels; null where it gave no reply. */
  readonly probabilities: boolean | null
  /** Of the tiny reply. */
  readonly milliseconds: number | null
  /** Why there was no reply. */
  readonly problem: string | null
}
