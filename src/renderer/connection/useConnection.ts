/** Gives stores and pages the one connection of the page. */
import { inject, type InjectionKey } from 'vue'
import { WorkbenchError } from '#shared/errors.ts'
import type { Connection } from './connectWorkbench.ts'

export const connectionKey: InjectionKey<Connection> = Symbol('connection')

/** The connection of the page. Throws `internal` where none was provided. */
export function useConnection(): Connection {
  const connection = inject(connectionKey)
  if (!connection)
    throw new WorkbenchError({ code: 'internal', message: 'The page was started without a connection.' })
  return connection
}
