/** Whole messages over a stream of bytes: each is its length in four bytes, then as many bytes of JSON. */
import type { Duplex } from 'node:stream'
import { WorkbenchError } from '#shared/errors.ts'
import { isWrapped, type ProcessChannel } from './channelLinks.ts'

/** The limits of a channel, all in bytes. */
export interface SocketLimits {
  /** The largest message that is taken from the other side; a larger one ends the connection. */
  readonly incoming: number
  /** The largest message that is sent; a larger one is refused with `too-large`. */
  readonly outgoing: number
  /** What may wait for a reader that does not read; beyond it the connection ends. */
  readonly waiting: number
}

/** Questions are small, while the answer to one may be the events of a whole run. */
export const ENGINE_LIMITS: SocketLimits = { incoming: 16e6, outgoing: 256e6, waiting: 512e6 }
export const CLIENT_LIMITS: SocketLimits = { incoming: 256e6, outgoing: 16e6, waiting: 64e6 }

const HEADER_BYTES = 4

/** The stream is this channel's alone. Whoever sends anything but such messages, each for one of the two links, is cut off. */
export function socketChannel(socket: Duplex, limits: SocketLimits): ProcessChannel {
  const listeners: ((message: unknown) => void)[] = []
  const waiting: unknown[] = []
  const deliver = (message: unknown) => {
    if (listeners.length === 0) waiting.push(message)
    else for (const listen of listeners) listen(message)
  }
  const take = messageReader(limits.incoming, deliver)
  socket.on('data', (chunk: Buffer) => {
    if (!take(chunk)) socket.destroy()
  })
  // The end of the stream says what there is to say.
  socket.on('error', () => undefined)
  return {
    send: (message) => {
      const body = Buffer.from(JSON.stringify(message))
      if (body.length > limits.outgoing) throw tooLarge(limits.outgoing, body.length)
      if (socket.destroyed || !socket.writable) return
      const header = Buffer.alloc(HEADER_BYTES)
      header.writeUInt32BE(body.length)
      socket.write(Buffer.concat([header, body]))
      if (socket.writableLength > limits.waiting) socket.destroy()
    },
    onMessage: (listener) => {
      listeners.push(listener)
      for (const message of waiting.splice(0)) listener(message)
    },
    onClose: (listener) => {
      if (socket.closed) queueMicrotask(listener)
      else socket.once('close', listener)
    },
    // What was sent still arrives.
    close: () => socket.end(() => socket.destroy()),
  }
}

/**
 * Takes chunks, which may hold parts of messages or several of them. Answers false where they can be no messages:
 * nothing more is to be read then.
 */
function messageReader(limit: number, deliver: (message: unknown) => void): (chunk: Buffer) => boolean {
  let chunks: Buffer[] = []
  let bytes = 0
  /** Of the message under way, header included. */
  let needed = HEADER_BYTES
  let length: number | null = null
  return (chunk) => {
    chunks.push(chunk)
    bytes += chunk.length
    while (bytes >= needed) {
      const all = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
      if (length === null) {
        length = all.readUInt32BE()
        if (length === 0 || length > limit) return false
        needed = HEADER_BYTES + length
        chunks = [all]
        continue
      }
      const message = parsed(all.subarray(HEADER_BYTES, needed))
      if (message === null) return false
      chunks = [all.subarray(needed)]
      bytes -= needed
      needed = HEADER_BYTES
      length = null
      deliver(message)
    }
    return true
  }
}

/** Null for what belongs to neither link. */
function parsed(body: Buffer): object | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return isWrapped(value) ? value : null
  } catch {
    // JSON.parse throws only where the bytes are no JSON; the caller ends the connection for it.
    return null
  }
}

function tooLarge(limit: number, found: number): WorkbenchError {
  return new WorkbenchError({
    code: 'too-large',
    what: 'A message between the engine and a terminal',
    limit: `${limit.toLocaleString('en')} bytes`,
    found: `${found.toLocaleString('en')} bytes`,
  })
}
