/** The options of a command line that say how chat servers are asked. */
import { Option } from 'commander'
import { accessOf, type ServerAccess } from '#shared/vocabulary/models/serverAccess.ts'

/** The option that names the model of a chat server. */
export function serverModel(): Option {
  return new Option(
    '--server-model <name>',
    'Name of the model on the server; default: the one model that it lists.',
  )
}

/** The option that names the variable with the key of a chat server. */
export function serverKey(): Option {
  return new Option('--server-key <variable>', 'Environment variable that holds the key of the servers.')
}

/** The option for further headers of a chat server. */
export function serverHeader(): Option {
  return new Option(
    '--server-header <header...>',
    "Further headers, such as 'X-Team: research'. Secrets by name: 'api-key: $TEAM_KEY'.",
  )
}

/** How servers are asked; `undefined` where an option was not given. */
export interface AccessFlags {
  readonly key: string | undefined
  readonly headers: readonly string[] | undefined
}

/** The members of a server for these options. */
export function accessBy({ key, headers }: AccessFlags): ServerAccess {
  return accessOf({ keyVariable: key, headers })
}
