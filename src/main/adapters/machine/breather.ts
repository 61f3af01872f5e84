/** Keeps the engine responsive during long work: promises that are ready at once never let the event loop turn. */
import type { Breathe } from '../../ports/breather.ts'

/** Longest stretch of work between two turns of the event loop, in milliseconds. */
const STRETCH = 8

/**
 * Creates a function to await between two steps of long work. It yields to the event loop if the last turn was 8 ms
 * ago or more, and otherwise resolves at once.
 */
export function createBreather(): Breathe {
  let turned = performance.now()
  return async () => {
    if (performance.now() - turned < STRETCH) return
    await new Promise<void>((resolve) => setImmediate(resolve))
    turned = performance.now()
  }
}
