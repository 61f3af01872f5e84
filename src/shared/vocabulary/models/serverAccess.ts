/**
 * What a chat server wants of every request beside the question: a key, and further headers. A secret is named by an
 * environment variable of the engine and never written down, because manifests, settings and exports are shown to others.
 */
import { z } from 'zod'

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/
/** A variable in the value of a header. */
const NAMED = /\$(?:\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*))/g
const LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100})[ \t]*:[ \t]*([\x20-\x7e]*)$/
/** Headers that a request needs as they are. */
const RESERVED =
  /^(?:accept|connection|content-.*|expect|host|te|trailer|transfer-encoding|upgrade|cookie2?)$/i
const SECRET = /auth|key|token|secret|password|credential/i
/** A word before a secret, as in `Bearer $NAME`. */
const SCHEME = /^(?:[A-Za-z]+\s+)?$/

/** One header as it is typed: `Name: value`. */
export interface Header {
  readonly name: string
  /** With variables by name, such as `Bearer $TEAM_TOKEN`. */
  readonly value: string
}

const headerLine = z
  .string()
  .trim()
  .max(1000)
  .regex(LINE, { error: 'a header such as X-Team: research' })
  .refine((line) => !RESERVED.test(headerOf(line).name), {
    error: 'a header that a request does not set itself',
  })
  .refine((line) => !isWrittenSecret(headerOf(line)), {
    error: 'a secret by the name of its environment variable, such as X-Api-Key: $TEAM_KEY',
  })

/** The members of a server that say how it is asked. */
export const serverAccess = {
  /** The environment variable that holds the key, which is sent as `Authorization: Bearer …`. */
  keyVariable: z
    .string()
    .regex(VARIABLE, { error: 'the name of an environment variable, such as OPENAI_API_KEY' })
    .optional(),
  /** Further headers, as `Name: value`; `$NAME` in a value is an environment variable. */
  headers: z.array(headerLine).max(16).readonly().optional(),
}

export interface ServerAccess {
  readonly keyVariable?: string | undefined
  readonly headers?: readonly string[] | undefined
}

/** Returns what a server, as it is saved or used, says of its access. */
export function accessOf({ keyVariable, headers }: ServerAccess): ServerAccess {
  return {
    ...(keyVariable === undefined ? {} : { keyVariable }),
    ...(headers === undefined ? {} : { headers }),
  }
}

/** Returns the header of a line that was checked. */
export function headerOf(line: string): Header {
  const [, name = '', value = ''] = LINE.exec(line.trim()) ?? []
  return { name, value: value.trim() }
}

/** Returns the value with its variables put in by `valueOf`. */
export function withVariables(value: string, valueOf: (variable: string) => string): string {
  return value.replace(NAMED, (_, braced?: string, bare?: string) => valueOf(braced ?? bare ?? ''))
}

function isWrittenSecret({ name, value }: Header): boolean {
  return SECRET.test(name) && !SCHEME.test(value.replace(NAMED, ''))
}
