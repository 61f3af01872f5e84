/** Reads JSON that somebody else has written: of a limited depth, in the one form that the workbench writes, by a schema. */
import type { z } from 'zod'
import { WorkbenchError } from '#shared/errors.ts'
import { DEEPEST_JSON } from '../bundleLimits.ts'

/** Where a text stands, for its errors. */
export interface JsonPlace {
  readonly file: string
  /** Counted from 1; undefined for a file that is one text. */
  readonly row?: number
}

/** What a text must be. `write` makes the text of a value: of two texts with the same value only one is accepted. */
export interface JsonForm<Value> {
  readonly schema: z.ZodType<Value>
  readonly write: (value: unknown) => string
}

/** Fields that mean something else to JavaScript. In JSON the quotes within a text are escaped, so that these are fields. */
const FORBIDDEN = ['"__proto__":', '"constructor":', '"prototype":']

/** Parses and checks a text, and returns the value as it is. @throws WorkbenchError `bundle-invalid`. */
export function checkedJson<Value>(
  text: string,
  { schema, write }: JsonForm<Value>,
  place: JsonPlace,
): Value {
  const value = parsedJson(text, place)
  if (write(value) !== text)
    throw bundleInvalid(place, 'JSON as the workbench writes it', 'another way to write it')
  const checked = schema.safeParse(value)
  // Of the same fields, but in the order in which they were written, on which the bytes of a report hang.
  if (checked.success) return value as Value
  const [issue] = checked.error.issues
  const at = issue?.path.map(String).join('.') ?? ''
  const found = issue?.message ?? 'something else'
  throw bundleInvalid(place, at === '' ? 'what its schema says' : `what its schema says of ${at}`, found)
}

/** Parses a text of a limited depth. @throws WorkbenchError `bundle-invalid`. */
export function parsedJson(text: string, place: JsonPlace): unknown {
  if (isTooDeep(text)) throw bundleInvalid(place, `JSON of at most ${DEEPEST_JSON} levels`, 'more')
  const forbidden = FORBIDDEN.find((field) => text.includes(field))
  if (forbidden !== undefined) throw bundleInvalid(place, 'fields of the workbench', forbidden)
  try {
    return JSON.parse(text) as unknown
  } catch {
    // JSON.parse throws nothing else than that it is no JSON.
    throw bundleInvalid(place, 'JSON', 'text that is none')
  }
}

/** The error of a file in a bundle. */
export function bundleInvalid({ file, row }: JsonPlace, expected: string, found: string): WorkbenchError {
  const at = row === undefined ? file : `${file}, row ${row}`
  return new WorkbenchError({ code: 'bundle-invalid', file: at, expected, found: found.slice(0, 300) })
}

const [QUOTE, BACKSLASH] = [34, 92]
const OPENING: ReadonlySet<number> = new Set([91, 123])
const CLOSING: ReadonlySet<number> = new Set([93, 125])

/** Whether lists and records lie too deep in one another; what stands in quotes does not count. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quoted && code === BACKSLASH) at += 1
    else if (code === QUOTE) quoted = !quoted
    else if (!quoted && OPENING.has(code) && ++depth > DEEPEST_JSON) return true
    else if (!quoted && CLOSING.has(code)) depth -= 1
  }
  return false
}
