/** Tells values that are nested so deep that to walk through them takes more stack than there is. */

/** Whether lists and objects lie in one another on more levels than this; itself it goes no deeper. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((part) => isDeeperThan(part, levels - 1))
}
