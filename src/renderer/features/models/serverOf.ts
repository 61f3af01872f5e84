/** Reads a chat server from the fields of its dialog, or says what is wrong with them. */
import { savedChatServer, type SavedChatServer } from '#shared/vocabulary/models/chatServers.ts'

export interface TypedServer {
  readonly name: string
  /** One address a line. */
  readonly addresses: string
  readonly model: string
  readonly parallel: number | string
  readonly timeoutSeconds: number | string
  /** Empty for the default. */
  readonly awaySeconds: number | string
}

export type ServerProblems = Readonly<Partial<Record<keyof TypedServer, string>>>

const RANGES = { parallel: '1 to 256', timeoutSeconds: '1 to 3600', awaySeconds: '0 to 86400' } as const

/** The fields for a server; null gives those of a new one, with the defaults of 4 questions at once and 300 seconds. */
export function typedServer(server: SavedChatServer | null): {
  -readonly [Name in keyof TypedServer]: TypedServer[Name]
} {
  if (server === null)
    return { name: '', addresses: '', model: '', parallel: 4, timeoutSeconds: 300, awaySeconds: '' }
  return { ...server, addresses: server.addresses.join('\n'), awaySeconds: server.awaySeconds ?? '' }
}

/** The server, or the problem of each wrong field. `others` are names that are taken. */
export function serverOf(
  typed: TypedServer,
  others: readonly string[],
): { readonly server: SavedChatServer } | { readonly problems: ServerProblems } {
  const addresses = typed.addresses.split(/[\s,]+/).filter((address) => address !== '')
  const { awaySeconds, ...rest } = typed
  const away = awaySeconds === '' ? {} : { awaySeconds }
  const parsed = savedChatServer.safeParse({ ...rest, ...away, addresses, model: typed.model.trim() })
  const taken = others.includes(typed.name.trim())
    ? { name: `There is already a server named ${typed.name.trim()}.` }
    : {}
  if (parsed.success && Object.keys(taken).length === 0) return { server: parsed.data }
  const issues = parsed.success ? [] : parsed.error.issues
  const problems = issues.map(({ path: [field, index], message }): [string, string] => {
    if (field === 'parallel' || field === 'timeoutSeconds' || field === 'awaySeconds')
      return [
        field,
        `Expected a whole number, ${RANGES[field]}; found ${typed[field] === '' ? 'nothing' : typed[field]}.`,
      ]
    const found = typeof index === 'number' ? `; found ${addresses[index] ?? ''}` : ''
    return [String(field), `Expected ${message}${found}.`]
  })
  return { problems: { ...Object.fromEntries(problems.reverse()), ...taken } }
}
