/** Names of messages. */
import type { Messages } from './messages.ts'

/** The name of a message: its area and its key, such as `settings.theme`. */
export type MessageKey = {
  [Area in keyof Messages]: `${Area}.${keyof Messages[Area] & string}`
}[keyof Messages]
