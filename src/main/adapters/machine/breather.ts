/** Keeps the engine responsive during long work: promises that are ready at once never let the event loop turn. */
import type { Breathe } from '../../ports/breather.ts'

/** Longest stretch of work between two turns of the event loop, in milliseconds. */
const STRETCH = 8

/** The longest time that work gives way at once, in milliseconds: it goes on with a sixth of the processor. */
const WAY = 40

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Creates a function to await between two steps of long work. It yields to the event loop if the last turn was 8 ms
 * ago or more, and otherwise resolves at once. It yields again, up to 40 ms, while `givesWay` says so.
 */
export function createBreather(givesWay: () => boolean = () => false): Breathe {
  let turned = performance.now()
  return async () => {
    const began = performance.now()
    if (began - turned < STRETCH) return
    do await turn()
    while (givesWay() && performance.now() - began < WAY)
    turned = performance.now()
  }
}
