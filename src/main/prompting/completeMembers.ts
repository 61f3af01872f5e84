/**
 * Reads the complete members of the objects in a reply, whatever the model wrote around them and wherever the reply was
 * cut. It adds nothing: a text or number that the model did not finish is not read, and of a list that it did not finish
 * the whole entries are read apart (docs/decisions/0028-replies-are-read-not-repaired.md).
 */

import { withoutThought } from './thought.ts'

/** Longest reply that is read, in UTF-16 code units; the rest is ignored. */
export const LONGEST_REPLY = 65_536
/** Most objects of one reply that are looked at; and that are read: the first and, since a model answers at the end, the last. */
const MOST_LOOKED_AT = 500
const MOST_OBJECTS = 20

/** The complete members of one object, whether or not the object came to its end. */
export interface ReadObject {
  readonly members: Readonly<Record<string, unknown>>
  /**
   * The member in which the reply was cut, where that is a list or holds one: what is whole of it, at least one entry or
   * member. Null where there is none.
   */
  readonly unfinished: { readonly name: string; readonly value: unknown } | null
}

/** Returns the outermost objects of a text, in order; of very many the first and the last. A member that occurs twice has its first value. Never throws. */
export function objectsIn(text: string): readonly ReadObject[] {
  const objects: ReadObject[] = []
  let start = text.indexOf('{')
  for (let looked = 0; start >= 0 && looked < MOST_LOOKED_AT; looked++) {
    const { object, end } = readObject(text, start)
    objects.push(object)
    // The first may hold the others, where it was cut in a list of them.
    if (objects.length > MOST_OBJECTS) objects.splice(1, 1)
    start = text.indexOf('{', end)
  }
  return objects
}

/** Returns the members of the object that says the most, the last of equals; null where none has a complete member. */
export function membersIn(reply: string): Readonly<Record<string, unknown>> | null {
  let best: ReadObject['members'] = {}
  let least = 1
  for (const object of objectsIn(withoutThought(reply).slice(0, LONGEST_REPLY))) {
    const members = withUnfinished(object)
    const count = Object.keys(members).length
    if (count < least) continue
    best = members
    // What stands in an unfinished member is found again as an object of its own.
    least = object.unfinished === null ? count : count + 1
  }
  return Object.keys(best).length === 0 ? null : best
}

function withUnfinished({ members, unfinished }: ReadObject): ReadObject['members'] {
  return unfinished === null ? members : { ...members, [unfinished.name]: unfinished.value }
}

/** A list of a module of a reply; deeper ones are not looked for. */
const DEEPEST_UNFINISHED = 2

function readObject(
  text: string,
  start: number,
  depth = 0,
): { readonly object: ReadObject; readonly end: number } {
  const members: Record<string, unknown> = {}
  let unfinished: ReadObject['unfinished'] = null
  let at = start + 1
  const ended = () => ({ object: { members, unfinished }, end: Math.max(at, start + 1) })
  for (;;) {
    at = afterSpace(text, at)
    if (text[at] === '}') {
      at += 1
      return ended()
    }
    if (text[at] === ',') at = afterSpace(text, at + 1)
    const key = valueAt(text, at)
    if (typeof key?.value !== 'string') return ended()
    at = afterSpace(text, key.end)
    if (text[at] !== ':') return ended()
    const from = afterSpace(text, at + 1)
    const value = valueAt(text, from)
    if (!value) {
      const left = depth < DEEPEST_UNFINISHED ? unfinishedAt(text, from, depth + 1) : undefined
      if (left !== undefined && !Object.hasOwn(members, key.value))
        unfinished = { name: key.value, value: left }
      return ended()
    }
    // A key such as __proto__ is a member like any other.
    if (!Object.hasOwn(members, key.value))
      Object.defineProperty(members, key.value, { value: value.value, enumerable: true })
    at = value.end
  }
}

/** Returns what is whole of a list or an object that the text breaks off in; undefined where nothing is. */
function unfinishedAt(text: string, start: number, depth: number): unknown {
  if (text[start] === '{') {
    const members = withUnfinished(readObject(text, start, depth).object)
    return Object.keys(members).length === 0 ? undefined : members
  }
  if (text[start] !== '[') return undefined
  const entries: unknown[] = []
  let at = afterSpace(text, start + 1)
  for (;;) {
    const entry = valueAt(text, at)
    if (!entry) break
    entries.push(entry.value)
    at = afterSpace(text, entry.end)
    if (text[at] !== ',') break
    at = afterSpace(text, at + 1)
  }
  return entries.length === 0 ? undefined : entries
}

function valueAt(text: string, start: number): { readonly value: unknown; readonly end: number } | null {
  const end = endOfValue(text, start)
  if (end < 0) return null
  try {
    return { value: JSON.parse(text.slice(start, end)) as unknown, end }
  } catch {
    // JSON.parse throws only where this is no JSON, and then nothing after it can be read either.
    return null
  }
}

/** Returns the index after the value, or -1 where the text ends first: a number is complete when something follows it. */
function endOfValue(text: string, start: number): number {
  const first = text[start]
  if (first === '"') return endOfString(text, start)
  if (first !== '{' && first !== '[') {
    const word = /^[-+.\w]+(?=[\s,}\]])/.exec(text.slice(start, start + 40))
    return word ? start + word[0].length : -1
  }
  let depth = 0
  for (let index = start; index < text.length; index++) {
    const character = text[index]
    if (character === '"') {
      index = endOfString(text, index) - 1
      if (index < 0) return -1
    } else if (character === '{' || character === '[') depth++
    else if ((character === '}' || character === ']') && --depth === 0) return index + 1
  }
  return -1
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    if (text[index] === '\\') index++
    else if (text[index] === '"') return index + 1
  }
  return -1
}

function afterSpace(text: string, start: number): number {
  let at = start
  while (at < text.length && /\s/.test(text[at] ?? '')) at++
  return at
}
