/** Chat servers as the user saves them, and the result of checking one. */
import { z } from 'zod'
import { chatServer } from './models.ts'

/** A saved server in the application's settings; there is none until the user adds one. */
export const savedChatServer = chatServer
  .omit({ kind: true })
  .extend({ name: z.string().trim().min(1, { error: 'a name' }).max(80) })
export type SavedChatServer = Readonly<z.infer<typeof savedChatServer>>

export const serverToCheck = chatServer.omit({ kind: true, parallel: true, timeoutSeconds: true }).extend({
  /** Timeout of each question, in seconds; a server that first loads its model takes a while. */
  timeoutSeconds: z.int().min(1).max(120).default(30),
})
export type ServerToCheck = z.input<typeof serverToCheck>

/** The result of checking one address. */
export interface ServerCheck {
  readonly address: string
  /** Whether it answered at all. */
  readonly reachable: boolean
  /** Whether it lists the model; null where it lists none. */
  readonly listed: boolean | null
  /** The first of the models that it lists. */
  readonly models: readonly string[]
  /** The strictest form that it can be asked to reply in; null where it gave no reply. */
  readonly form: 'schema' | 'JSON' | 'text' | null
  /** Whether it returns the probabilities of labels; null where it gave no reply. */
  readonly probabilities: boolean | null
  /** Time to the tiny reply, in milliseconds; null where it gave none. */
  readonly milliseconds: number | null
  /** Why there was no reply; null where there was one. */
  readonly problem: string | null
}
