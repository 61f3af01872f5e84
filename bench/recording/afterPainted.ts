/** The clock of what a page shows: from a click to the painted frame. */

/** How long a list is looked at before one of its links is clicked. */
export const LOOKED_MS = 500

/** For the page: the time when this is there and painted. What is told within a frame is heard when it was painted. */
export const afterPainted = (there: string) => `new Promise((resolve) => {
  const painted = new MessageChannel()
  const look = () => {
    if (${there}) painted.port2.postMessage(null)
    else requestAnimationFrame(look)
  }
  painted.port1.onmessage = () => resolve(performance.now())
  requestAnimationFrame(look)
})`
