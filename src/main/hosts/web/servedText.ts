/** What the terminal says about a server. */
import { toWire } from '#shared/errors.ts'
import { errorSentence } from '#shared/errors/errorSentence.ts'
import type { WebServer } from './webServer.ts'

export function servedText({ address, port }: Pick<WebServer, 'address' | 'port'>): string {
  return [
    'RecNet Workbench is at this address, for you alone (the token in it is the key):',
    '',
    `  ${address}`,
    '',
    `From another machine: ssh -N -L ${port}:127.0.0.1:${port} <this machine>, then open the same address there.`,
    'Ctrl-C ends it; runs go on at the next start.',
    '',
  ].join('\n')
}

/** Why it could not be started, and what to do. Stacks are in the log. */
export function refusalText(error: unknown): string {
  const { statement, advice } = errorSentence(toWire(error).details, 'terminal')
  return advice === '' ? statement : `${statement} ${advice}`
}
