/** Drawing in the next frame, once for each chart however often it is asked for. */

/** A frame has 16.7 ms at 60 a second, and the browser paints in it, too. */
const BUDGET_MS = 6

interface Waiting {
  readonly draw: () => void
  /** Drawn in the next frame whatever it takes. */
  readonly isUrgent: boolean
}

const waiting = new Map<object, Waiting>()
/** Frames since one of those that are not urgent was drawn. */
let waited = 0
let frame: number | null = null

/**
 * Calls `draw` in the next frame; a later call with the same key before that takes the place of this one. What is not
 * urgent is drawn while there is time left in the frame, and else in the frames after it, whoever waits longest first: so
 * several charts that are zoomed together follow the pointer, each as often as the machine can draw it.
 */
export function inNextFrame(key: object, draw: () => void, { isUrgent = true } = {}): void {
  waiting.set(key, { draw, isUrgent: isUrgent || waiting.get(key)?.isUrgent === true })
  frame ??= requestAnimationFrame(drawWaiting)
}

/** Forgets what was to be drawn for a key. */
export function notInNextFrame(key: object): void {
  waiting.delete(key)
}

function drawWaiting(): void {
  frame = null
  const began = performance.now()
  const urgent = [...waiting].filter(([, { isUrgent }]) => isUrgent)
  const others = [...waiting].filter(([, { isUrgent }]) => !isUrgent)
  for (const [key, { draw }] of urgent) {
    waiting.delete(key)
    draw()
  }
  waited += 1
  for (const [index, [key, { draw }]] of others.entries()) {
    // Where the urgent ones take all the time, one of the others is drawn in every second frame, or they might wait for ever.
    if ((index > 0 || waited < 2) && performance.now() - began > BUDGET_MS) break
    waited = 0
    waiting.delete(key)
    draw()
  }
  if (waiting.size > 0) frame ??= requestAnimationFrame(drawWaiting)
}
