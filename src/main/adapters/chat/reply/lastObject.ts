/** Finds the object that ends a text. */
import { jsonOf } from './jsonOf.ts'

/** The most beginnings of an object that are tried. */
const MOST_TRIES = 200

/** Returns the JSON of the largest complete object that ends with the last brace of a text, or null where none does. */
export function lastObject(text: string): string | null {
  const end = text.lastIndexOf('}') + 1
  let start = text.indexOf('{')
  for (let tries = 0; start >= 0 && start < end && tries < MOST_TRIES; tries++) {
    const json = text.slice(start, end)
    if (jsonOf(json) !== undefined) return json
    start = text.indexOf('{', start + 1)
  }
  return null
}
