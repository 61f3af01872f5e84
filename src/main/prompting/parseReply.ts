/**
 * Parses a model's raw text into a value that fits a schema, whatever the model wrapped around it. It adds nothing: a
 * value that the model did not finish is not read, which is why no library that repairs JSON is used
 * (docs/decisions/0028-replies-are-read-not-repaired.md).
 */
import type { z } from 'zod'

/** The value, or a sentence about why there is none. `shortened` says that only the reply's beginning was read. */
export type ParsedReply<Reply> =
  | { readonly ok: true; readonly value: Reply; readonly shortened: boolean }
  | { readonly ok: false; readonly issue: string; readonly shortened: boolean }

/** Longest reply that is parsed, in UTF-16 code units; the rest is ignored. */
const LONGEST_REPLY = 65_536

/**
 * Removes the thought, then returns the first reading that the schema accepts: the whole text, the text in a code
 * fence, an object within the text, and last its single keys. Never throws.
 */
export function parseReply<Reply>(raw: string, schema: z.ZodType<Reply>): ParsedReply<Reply> {
  const answer = withoutThought(raw)
  const shortened = answer.length > LONGEST_REPLY
  const text = shortened ? answer.slice(0, LONGEST_REPLY) : answer
  if (text === '') return { ok: false, issue: 'Expected a JSON object, got an empty reply.', shortened }
  let issue = 'Expected a JSON object, got text without one.'
  for (const read of [parseJson, fencedText, firstBalancedObject, salvagedKeys]) {
    const value = read(text)
    if (value === undefined) continue
    const checked = schema.safeParse(value)
    if (checked.success) return { ok: true, value: checked.data, shortened }
    issue = checked.error.issues
      .slice(0, 3)
      .map((found) => `${found.path.join('.') || 'reply'}: ${found.message}`)
      .join('; ')
  }
  return { ok: false, issue, shortened }
}

/**
 * Returns the reply without the thought of a reasoning model, which may open its thought, only close it, or never close
 * it.
 */
export function withoutThought(text: string): string {
  const closed = text.lastIndexOf('</think>')
  if (closed >= 0) return text.slice(closed + '</think>'.length).trim()
  return text.replace(/^\s*<think>/, '').trim()
}

/** Returns what a reasoning model wrote before the end of its thought; null where no thought ended. */
export function thoughtOf(text: string): string | null {
  const closed = text.lastIndexOf('</think>')
  return closed < 0
    ? null
    : text
        .slice(0, closed)
        .replace(/^\s*<think>/, '')
        .trim()
}

/**
 * Reads the first code fence only. A fence inside a string of an object does no harm, because the whole text is read
 * before.
 */
function fencedText(text: string): unknown {
  const fenced = /```(?:json)?([\s\S]*?)```/i.exec(text)?.[1]
  return fenced === undefined ? undefined : (parseJson(fenced) ?? firstBalancedObject(fenced))
}

function firstBalancedObject(text: string): unknown {
  for (
    let start = text.indexOf('{'), tries = 0;
    start >= 0 && tries < 20;
    start = text.indexOf('{', start + 1), tries++
  ) {
    const end = endOfObject(text, start)
    if (end < 0) continue
    const value = parseJson(text.slice(start, end + 1))
    if (value !== undefined) return value
  }
  return undefined
}

function endOfObject(text: string, start: number): number {
  let depth = 0
  let inString = false
  for (let index = start; index < text.length; index++) {
    const character = text[index]
    if (inString) {
      if (character === '\\') index++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return index
  }
  return -1
}

/** Reads `"key": "string"`, `"key": number` and `"key": [numbers or strings]` out of a broken or truncated object. */
function salvagedKeys(text: string): unknown {
  const found: Record<string, unknown> = {}
  const pairs = /"([^"\n]{1,60})"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|\[[^[\]{}]*\])/g
  for (const [, key, value] of text.matchAll(pairs)) {
    const read = value === undefined ? undefined : parseJson(value)
    if (key !== undefined && read !== undefined && !Object.hasOwn(found, key)) found[key] = read
  }
  return Object.keys(found).length > 0 ? found : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // JSON.parse throws only where the text is no JSON, which is the answer; the caller looks for JSON elsewhere in it.
    return undefined
  }
}
