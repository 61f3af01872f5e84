/** Caches what was read of a file until the size or the modification time of the file changes. */
import { stat } from 'node:fs/promises'

/** The most files that are remembered; far more than a folder of models holds. */
const MOST_REMEMBERED = 1000
/** A model split into several files: only the first part is checked for changes here, so it is read again each time. */
const IN_PARTS = /-\d{5}-of-\d{5}\.gguf$/i

/**
 * Returns `read` with a cache in front of it. A failure is not cached, because what cannot be read now may be
 * readable the next time.
 */
export function byFileState<Content>(
  read: (path: string) => Promise<Content>,
): (path: string) => Promise<Content> {
  const remembered = new Map<string, { readonly state: string; readonly content: Promise<Content> }>()
  return async (path) => {
    // Where its state cannot be told, reading it says why.
    const found = IN_PARTS.test(path) ? null : await stat(path).catch(() => null)
    if (found === null) return read(path)
    const state = `${found.size} ${found.mtimeMs} ${found.ino}`
    const known = remembered.get(path)
    if (known?.state === state) return known.content
    const content = read(path)
    remembered.delete(path)
    remembered.set(path, { state, content })
    const [oldest] = remembered.size > MOST_REMEMBERED ? remembered.keys() : []
    if (oldest !== undefined) remembered.delete(oldest)
    // The caller has the same promise and hears of it; here it is only forgotten.
    content.catch(() => {
      if (remembered.get(path)?.content === content) remembered.delete(path)
    })
    return content
  }
}
