/** Lets calls be answered while long work goes on: promises that are ready at once never let the event loop turn. */
import type { Breathe } from '../../ports/breather.ts'

/** Longest stretch of work between two turns of the event loop, in milliseconds. */
const STRETCH = 8

/** Every call waits for the event loop to turn, if it has not done so for a while; else it goes on at once. */
export function createBreather(): Breathe {
  let turned = performance.now()
  return async () => {
    if (performance.now() - turned < STRETCH) return
    await new Promise<void>((resolve) => setImmediate(resolve))
    turned = performance.now()
  }
}
