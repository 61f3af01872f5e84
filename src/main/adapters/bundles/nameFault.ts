/** Says what is wrong with the name of a file in a bundle. */

const PART = /^[a-z0-9][a-z0-9._-]{0,99}$/
/** Names that mean a device on Windows, whatever ending they have. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/
const DEEPEST = 4

/** Returns what is found in place of a name that means one file below one folder on every system; null for such a name. */
export function nameFault(name: string): string | null {
  if (name === '') return 'no name'
  if (/^[/\\]|^[A-Za-z]:/.test(name)) return 'an absolute path'
  const parts = name.split('/')
  if (parts.includes('..') || parts.includes('.')) return 'a way out of its folder'
  if (name.includes('\\')) return 'a backslash'
  if (name.endsWith('/')) return 'a folder'
  if (parts.length > DEEPEST) return `more than ${DEEPEST} folders`
  const odd = parts.find((part) => !PART.test(part) || part.endsWith('.'))
  if (odd !== undefined) return 'other characters'
  return parts.some((part) => DEVICE.test(part)) ? 'the name of a device' : null
}
