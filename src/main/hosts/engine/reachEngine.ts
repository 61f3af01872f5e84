/** From the home of an engine that runs in another program to the links to it. */
import { connect as connectSocket, type Socket } from 'node:net'
import { engineControl } from '#shared/contract/engineControl.ts'
import { connect } from '#shared/rpc/connect.ts'
import { channelLinks, type ChannelLinks } from './channelLinks.ts'
import { checkAddress, rememberedAddress } from './engineAddress.ts'
import { CLIENT_LIMITS, socketChannel } from './socketChannel.ts'

/** Milliseconds until an engine that was reached must have said so. */
const GREETING_MS = 10_000

export interface ReachedEngine extends ChannelLinks {
  /** The session of the engine, which changes with every start. */
  readonly session: string
}

/**
 * Null where none listens: there is no address, or only what a dead engine left.
 * @throws WorkbenchError `engine-lost` where the socket lies where others could have put it.
 */
export async function reachEngine(home: string): Promise<ReachedEngine | null> {
  const address = await rememberedAddress(home)
  if (address === null) return null
  await checkAddress(address)
  const socket = await opened(address.path)
  if (socket === null) return null
  const links = channelLinks(socketChannel(socket, CLIENT_LIMITS))
  const session = await greeting(links)
  if (session !== null) return { ...links, session }
  links.control.close()
  return null
}

function opened(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connectSocket(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(null))
  })
}

/** The session that whoever listens names, as an engine does; null where it does not. */
function greeting({ control }: ChannelLinks): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), GREETING_MS)
    const end = (session: string | null) => {
      clearTimeout(timer)
      resolve(session)
    }
    connect(control, engineControl).on('host.ready', ({ session }) => end(session))
    control.onClose(() => end(null))
  })
}
