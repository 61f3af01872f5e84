/** Drawing in the next frame, once for each chart however often it is asked for. */

const waiting = new Map<object, () => void>()
let frame: number | null = null

/** Calls `draw` in the next frame; a later call with the same key before that takes the place of this one. */
export function inNextFrame(key: object, draw: () => void): void {
  waiting.set(key, draw)
  frame ??= requestAnimationFrame(() => {
    frame = null
    const all = [...waiting.values()]
    waiting.clear()
    for (const one of all) one()
  })
}

/** Forgets what was to be drawn for a key. */
export function notInNextFrame(key: object): void {
  waiting.delete(key)
}
