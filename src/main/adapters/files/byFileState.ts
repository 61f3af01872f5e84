/** What was read of a file, remembered until the file has another size or time of change. */
import { stat } from 'node:fs/promises'

/** Far above the models of a folder. */
const MOST_REMEMBERED = 1000
/** Of a model in parts only the first is looked at here, so that one is read anew each time. */
const IN_PARTS = /-\d{5}-of-\d{5}\.gguf$/i

/** Failures are not remembered: what cannot be read now may be there the next time. */
export function byFileState<Content>(
  read: (path: string) => Promise<Content>,
): (path: string) => Promise<Content> {
  const remembered = new Map<string, { readonly state: string; readonly content: Promise<Content> }>()
  return async (path) => {
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
    content.catch(() => {
      if (remembered.get(path)?.content === content) remembered.delete(path)
    })
    return content
  }
}
