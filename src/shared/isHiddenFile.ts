/** Files whose names are no names of data: what systems leave in the folders of their users. */
const LEFT_BY_SYSTEMS = new Set(['thumbs.db', 'desktop.ini'])

/**
 * Tells by its name whether a file is passed over wherever a folder is read: `.DS_Store`, `._CDs.inter` as a Mac leaves
 * it beside `CDs.inter` on foreign disks, `Thumbs.db`, and any other name that begins with a dot.
 */
export function isHiddenFile(name: string): boolean {
  return name.startsWith('.') || LEFT_BY_SYSTEMS.has(name.toLowerCase())
}
