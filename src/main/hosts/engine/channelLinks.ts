/** One message channel between two processes, carrying two links: one for the host, one for its pages. */
import type { Envelope, Link } from '#shared/rpc/link.ts'
import { linkListeners } from '#shared/rpc/linkListeners.ts'

/** A channel of whole messages, such as Node keeps to a child process. */
export interface ProcessChannel {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
  close(): void
}

export interface ChannelLinks {
  /** Speaks `engineControl`. */
  readonly control: Link
  /** Speaks `workbench`, for all pages of the host together. */
  readonly page: Link
}

type Part = keyof ChannelLinks

interface Wrapped {
  readonly channel: Part
  readonly envelope: Envelope
}

/** Closing either link closes the channel, and with it the other. */
export function channelLinks(channel: ProcessChannel): ChannelLinks {
  const control = linkListeners()
  const page = linkListeners()
  const parts: Readonly<Record<Part, typeof control>> = { control, page }

  channel.onMessage((message) => {
    if (isWrapped(message)) parts[message.channel].deliver(message.envelope)
  })
  const end = () => {
    control.end()
    page.end()
  }
  channel.onClose(end)

  const linkOf = (part: Part): Link => ({
    post: (envelope) => {
      if (!parts[part].ended) channel.send({ channel: part, envelope } satisfies Wrapped)
    },
    onMessage: (listener) => parts[part].onMessage(listener),
    onClose: (listener) => parts[part].onClose(listener),
    close: () => {
      if (!parts[part].ended) channel.close()
      end()
    },
  })
  return { control: linkOf('control'), page: linkOf('page') }
}

/** Node and libraries put messages of their own on the same channel. */
export function isWrapped(message: unknown): message is Wrapped {
  if (typeof message !== 'object' || message === null || !('channel' in message)) return false
  if ((message.channel !== 'control' && message.channel !== 'page') || !('envelope' in message)) return false
  const { envelope } = message
  return typeof envelope === 'object' && envelope !== null && 'kind' in envelope
}
