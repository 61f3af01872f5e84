/** Names files that were chosen together so that no two have the same name. */
import { sep } from 'node:path'

/** Returns each file's own name, and with it as many of its folders as tell it from others of that name: `books/ratings.csv`. */
export function distinctNames(paths: readonly string[]): readonly string[] {
  const parts = paths.map((path) => path.split(sep))
  const named = new Map<string, number[]>()
  parts.forEach((some, index) => {
    const name = some.at(-1) ?? ''
    named.set(name, [...(named.get(name) ?? []), index])
  })
  return parts.map((own, index) => {
    const others = (named.get(own.at(-1) ?? '') ?? []).filter((other) => other !== index)
    const nameOf = (some: readonly string[], length: number) => some.slice(-length).join('/')
    const isTaken = (length: number) =>
      others.some((other) => nameOf(parts[other] ?? [], length) === nameOf(own, length))
    let length = 1
    while (length < own.length && isTaken(length)) length++
    return nameOf(own, length)
  })
}
