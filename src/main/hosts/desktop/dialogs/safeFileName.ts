/** A file name as a page proposes it, made into one that means a file of that name on every system, and nothing else. */

const LONGEST = 120
/** Names of devices on Windows, whatever extension follows. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

export function safeFileName(proposed: string): string {
  const last = proposed.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    // Control characters, what Windows forbids, and marks that turn the direction of writing to hide an extension.
    .replace(/[\p{Cc}\p{Cf}:*?"<>|]/gu, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return shortened(plain.replace(DEVICE, '$1-')) || 'export'
}

/** Keeps the extension, which says what the file is. */
function shortened(name: string): string {
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : ''
  const stem = name.slice(0, name.length - extension.length)
  return [...stem].slice(0, LONGEST - extension.length).join('') + extension
}
