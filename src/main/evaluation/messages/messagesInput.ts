/** What the report on messages is made of: the runs of RecNet and of its controls, one of each for a seed. */
import type { RunMessages } from '#shared/events/messages/runMessages.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { MessageControl, MessagesBlock } from '#shared/vocabulary/studies/messagesReport.ts'

/** One finished run with what its log tells of messages. */
export interface MessagesRun {
  readonly seed: number
  readonly run: RunId
  readonly messages: RunMessages
}

/** The runs of one block. */
export interface MessagesInput extends Pick<MessagesBlock, 'dataset' | 'model' | 'row' | 'caveat'> {
  readonly recNet: readonly MessagesRun[]
  readonly controls: Readonly<Record<MessageControl, readonly MessagesRun[]>>
}
