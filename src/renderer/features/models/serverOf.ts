/** Reads a chat server from the fields of its dialog, or says what is wrong with them. */
import {
  savedChatServer,
  SERVER_SECONDS,
  type SavedChatServer,
} from '#shared/vocabulary/models/chatServers.ts'
import { t } from '../../locales/t.ts'

export interface TypedServer {
  readonly name: string
  /** One address a line. */
  readonly addresses: string
  readonly model: string
  readonly parallel: number | string
  readonly timeoutSeconds: number | string
  /** Empty for the default. */
  readonly awaySeconds: number | string
  /** The name of an environment variable; empty for no key. */
  readonly keyVariable: string
  /** One header a line. */
  readonly headers: string
}

export type ServerProblems = Readonly<Partial<Record<keyof TypedServer, string>>>

const RANGES = { parallel: [1, 256], timeoutSeconds: [1, 3600], awaySeconds: [0, 86400] } as const

/** The fields for a server; null gives those of a new one, with the defaults of 4 questions at once and 300 seconds. */
export function typedServer(server: SavedChatServer | null): {
  -readonly [Name in keyof TypedServer]: TypedServer[Name]
} {
  if (server === null)
    return {
      name: '',
      addresses: '',
      model: '',
      parallel: 4,
      timeoutSeconds: SERVER_SECONDS.timeout,
      awaySeconds: '',
      keyVariable: '',
      headers: '',
    }
  const { addresses, awaySeconds = '', keyVariable = '', headers = [] } = server
  return { ...server, addresses: addresses.join('\n'), awaySeconds, keyVariable, headers: headers.join('\n') }
}

/** The server, or the problem of each wrong field. `others` are names that are taken. */
export function serverOf(
  typed: TypedServer,
  others: readonly string[],
): { readonly server: SavedChatServer } | { readonly problems: ServerProblems } {
  const addresses = typed.addresses.split(/[\s,]+/).filter((address) => address !== '')
  const headers = typed.headers
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const keyVariable = typed.keyVariable.trim().replace(/^\$/, '')
  const parsed = savedChatServer.safeParse({
    ...typed,
    addresses,
    model: typed.model.trim(),
    awaySeconds: typed.awaySeconds === '' ? undefined : typed.awaySeconds,
    keyVariable: keyVariable === '' ? undefined : keyVariable,
    headers: headers.length === 0 ? undefined : headers,
  })
  const taken = others.includes(typed.name.trim())
    ? { name: t('models.thereIsAlreadyAServer', { trim: typed.name.trim() }) }
    : {}
  if (parsed.success && Object.keys(taken).length === 0) return { server: parsed.data }
  const issues = parsed.success ? [] : parsed.error.issues
  const problems = issues.map(({ path: [field, index], message }): [string, string] => {
    if (field === 'parallel' || field === 'timeoutSeconds' || field === 'awaySeconds')
      return [
        field,
        t('models.expectedAWholeNumberValue', {
          low: RANGES[field][0],
          high: RANGES[field][1],
          found: typed[field] === '' ? t('models.nothing') : typed[field],
        }),
      ]
    const lines = field === 'headers' ? headers : addresses
    const found = typeof index === 'number' ? t('models.foundValue', { value: lines[index] ?? '' }) : ''
    return [String(field), t('models.expectedMessageFound', { message, found })]
  })
  return { problems: { ...Object.fromEntries(problems.reverse()), ...taken } }
}
