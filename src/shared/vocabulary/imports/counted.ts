/** Tells how many there are of something. */

import { inEnglish, type Say } from '../wording/inEnglish.ts'

/** Returns `1 user`, `2,214 users`: a count with separators of thousands and its noun. The template that is said is `{count} user` or `{count} users`. */
export function counted(count: number, noun: string, plural = `${noun}s`, say: Say = inEnglish): string {
  return say(`{count} ${count === 1 ? noun : plural}`, { count: count.toLocaleString('en') })
}
