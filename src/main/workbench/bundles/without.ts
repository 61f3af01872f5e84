/** Leaves fields out of a record. */

/** Returns a copy of the record without these fields. */
export function without<Entry extends object, Name extends keyof Entry>(
  record: Entry,
  ...names: readonly Name[]
): Omit<Entry, Name> {
  const left = new Set<PropertyKey>(names)
  return Object.fromEntries(Object.entries(record).filter(([name]) => !left.has(name))) as Omit<Entry, Name>
}
