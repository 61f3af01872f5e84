/** Chat servers: as a run uses them, as a request or the user's settings choose them, and the result of checking one. */
import { z } from 'zod'
import { serverAccess } from './serverAccess.ts'

/**
 * The base address of an OpenAI-compatible server, up to and including `/v1`. It is shown with results, so it must not
 * contain a password.
 */
const serverAddress = z
  .url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' })
  .max(500)
  .refine((address) => !/^\w+:\/\/[^/]*@/.test(address), { error: 'an address without name and password' })

/** The longest name of a model on a server, in UTF-16 code units. */
const MOST_NAME = 500

/** The limits of a server where none are given, in seconds. */
export const SERVER_SECONDS = { timeout: 300, away: 600 } as const

/** A model behind one or more OpenAI-compatible servers. */
export const chatServer = z.strictObject({
  kind: z.literal('server'),
  /** The addresses; several share the work. */
  addresses: z.array(serverAddress).min(1, { error: 'at least one address' }).max(64),
  /** Some servers name it by the path of its file. */
  model: z.string().min(1).max(MOST_NAME),
  /** Concurrency: questions in progress at each address. */
  parallel: z.int().min(1).max(256).default(4),
  /** How long one answer may take, in seconds. */
  timeoutSeconds: z.int().min(1).max(3600).default(SERVER_SECONDS.timeout),
  /** How long a server that loads its model, is busy or has gone is waited for, in seconds; by default 600. */
  awaySeconds: z.int().min(0).max(86_400).optional(),
  ...serverAccess,
})

/** A chat server as it is chosen. Without a name of the model, the one model is meant that the server lists. */
export const chosenChatServer = chatServer.extend({
  /** The name of the model; empty for the one model that it lists. */
  model: z.string().trim().max(MOST_NAME).default(''),
})

/** A saved server in the application's settings; there is none until the user adds one. */
export const savedChatServer = chosenChatServer
  .omit({ kind: true })
  .extend({ name: z.string().trim().min(1, { error: 'a name' }).max(80) })
export type SavedChatServer = Readonly<z.infer<typeof savedChatServer>>

export const serverToCheck = chosenChatServer
  .omit({ kind: true, parallel: true, timeoutSeconds: true, awaySeconds: true })
  .extend({
    /** Timeout of each question, in seconds; a server that first loads its model takes a while. */
    timeoutSeconds: z.int().min(1).max(120).default(30),
  })
export type ServerToCheck = z.input<typeof serverToCheck>

/** A form in which a server replies. */
export type ReplyForm = 'schema' | 'JSON' | 'text'

/** The result of checking one address. */
export interface ServerCheck {
  readonly address: string
  /** Whether it answered at all. */
  readonly reachable: boolean
  /** The model that was asked: the one that was named, or the only one that is listed. Empty where there is neither. */
  readonly model: string
  /** Whether it lists the model; null where it lists none. */
  readonly listed: boolean | null
  /** The first of the models that it lists. */
  readonly models: readonly string[]
  /** The strictest form that it can be asked to reply in; null where it gave no reply. */
  readonly form: ReplyForm | null
  /** Whether it holds a reply to its schema: some take one and pass it over. Null where that could not be told. */
  readonly holds: boolean | null
  /** The form that is left to each prompt of a run; null where the server does not take that prompt at all. */
  readonly prompts: readonly { readonly prompt: string; readonly form: ReplyForm | null }[]
  /** Tokens that prompt and reply may have together; null where it does not tell. */
  readonly contextTokens: number | null
  /** Whether the model thinks before it replies; null where it gave no reply. */
  readonly thinks: boolean | null
  /** What it does not take, in sentences that begin with the server. */
  readonly notes: readonly string[]
  /** Whether it returns the probabilities of labels; null where it gave no reply. */
  readonly probabilities: boolean | null
  /** Time to the tiny reply, in milliseconds; null where it gave none. */
  readonly milliseconds: number | null
  /** Why there was no reply; null where there was one. */
  readonly problem: string | null
}
