/** Tells how many there are of something. */

/** Returns `1 user`, `2,214 users`: a count with separators of thousands and its noun. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`
}
