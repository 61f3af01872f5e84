/** Lets other programs of the same user talk to the engine of a home, such as a terminal beside an open window. */
import { chmod } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { channelLinks } from './channelLinks.ts'
import { forgetAddress, newAddress, rememberAddress, type EngineAddress } from './engineAddress.ts'
import { serveEngine, type ServedParts } from './serveEngine.ts'
import { ENGINE_LIMITS, socketChannel } from './socketChannel.ts'

/** Programs that are connected at once; more are turned away. */
const MOST_CLIENTS = 64

export interface Listening {
  readonly address: EngineAddress
  /** Takes socket and address away, before another engine may have the home. Those who are connected stay so. */
  stop(): Promise<void>
  /** Ends every connection. */
  letGo(): void
}

/**
 * Listens on a socket that only this user can open, and remembers in the home where it is. What a dead engine left is
 * taken away first, so the caller must hold the home. A client ends its own connection by `host.close`, not the engine.
 * Rejects where no socket can be made, neither in the home nor among the temporary files.
 */
export async function listenForClients(engine: ServedParts, home: string): Promise<Listening> {
  await forgetAddress(home)
  const clients = new Set<Socket>()
  const server = createServer((socket) => {
    clients.add(socket)
    socket.once('close', () => clients.delete(socket))
    const links = channelLinks(socketChannel(socket, ENGINE_LIMITS))
    const end = async () => void setImmediate(() => links.control.close())
    const { servePage } = serveEngine(engine, links.control, end)
    servePage(links.page)
  })
  server.maxConnections = MOST_CLIENTS
  const address = await listening(server, home)
  await rememberAddress(home, address)
  return {
    address,
    stop: async () => {
      server.close()
      await forgetAddress(home)
    },
    letGo: () => {
      for (const socket of clients) socket.end(() => socket.destroy())
    },
  }
}

async function listening(server: Server, home: string): Promise<EngineAddress> {
  try {
    return await listeningAt(server, await newAddress(home))
  } catch {
    // Whatever the home refuses (a long path, a file system without sockets), the temporary files may allow; if they do
    // not, their error is told.
    return listeningAt(server, await newAddress(home, true))
  }
}

async function listeningAt(server: Server, address: EngineAddress): Promise<EngineAddress> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(address.path, () => {
      server.off('error', reject)
      resolve()
    })
  })
  // Later errors, such as too many open files, concern single clients.
  server.on('error', () => undefined)
  if (process.platform !== 'win32') await chmod(address.path, 0o600)
  return address
}
