/** Pushes to every page that listens, as server-sent events. A page that does not read is let go; it fetches anew when it comes back. */
import type { ServerResponse } from 'node:http'
import type { Push } from '#shared/rpc/link.ts'

export interface EventStreams {
  readonly open: (response: ServerResponse, greeting: Push) => void
  readonly send: (push: Push) => void
  readonly close: () => void
}

/** Keeps proxies and tunnels from taking a quiet run for a dead connection. */
const HEARTBEAT_MS = 15_000

/** `limit` is how many bytes may wait for one page. */
export function eventStreams(limit: number): EventStreams {
  const streams = new Set<ServerResponse>()
  const write = (response: ServerResponse, text: string) => {
    response.write(text)
    if (response.writableLength > limit) response.destroy()
  }
  const toAll = (text: string) => {
    for (const response of streams) write(response, text)
  }
  const heartbeat = setInterval(() => toAll(': still here\n\n'), HEARTBEAT_MS).unref()

  return {
    open: (response, greeting) => {
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
      })
      response.once('close', () => streams.delete(response))
      streams.add(response)
      write(response, eventText(greeting))
    },
    send: (push) => toAll(eventText(push)),
    close: () => {
      clearInterval(heartbeat)
      for (const response of streams) response.end()
    },
  }
}

/** JSON holds no line ends, so one line holds it. */
function eventText(push: Push): string {
  return `data: ${JSON.stringify(push)}\n\n`
}
