/** What the terminal says about a server. */
import { WorkbenchError } from '#shared/errors.ts'
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

/** Why it could not be started, and what to do. */
export function refusalText(error: unknown): string {
  if (error instanceof WorkbenchError && error.details.code === 'argument-invalid') {
    return `${error.details.argument}: expected ${error.details.expected}, found ${error.details.found}.`
  }
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return 'The port is taken by another program. Choose another with --port, or leave it out.'
  if (code === 'EACCES')
    return `Not permitted: ${message}. Choose a port above 1023, and a home folder that you may write.`
  return `The workbench could not be served: ${message ?? String(error)}`
}
