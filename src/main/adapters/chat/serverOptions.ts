/** Which chat servers are asked, and how. */
import type { ServerNews } from '../../ports/callMeter.ts'

/** Which servers to ask, and how long and how often. */
export interface ServerOptions {
  /** Base addresses, up to and including `/v1`. */
  readonly addresses: readonly string[]
  /** The name of the model, for the servers and for error messages. */
  readonly name: string
  readonly model: string
  /** Concurrency limit: requests in flight at each address. */
  readonly parallel: number
  /** Time limit of one answer, in seconds. */
  readonly timeoutSeconds: number
  /** How long a server that loads, is busy or has gone is waited for, in seconds (default 600). */
  readonly awaySeconds?: number | undefined
  /** Delay in milliseconds before the second try (default 500). Each further delay is twice as long. */
  readonly firstDelay?: number | undefined
  /** The most tries of one request at servers that fail (default 5). */
  readonly mostTries?: number | undefined
  /** Headers with the key that the servers want, for all addresses or by address. They are never shown or stored. */
  readonly headers?: Headers | ((address: string) => Headers) | undefined
  /** Is told which server answered, what it does not take, and what is waited for. */
  readonly told?: ((news: ServerNews) => void) | undefined
}

/** Headers of HTTP by name. */
export type Headers = Readonly<Record<string, string>>
