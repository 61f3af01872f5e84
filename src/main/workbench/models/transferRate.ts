/** Computes the throughput of a download over the last seconds; the mean over all of it would hide that the line has become slow. */

/** The length of the window in milliseconds. */
const WINDOW = 5000
/** The shortest time between two samples, in milliseconds. */
const APART = 250

/** Returns a function from the bytes so far and the time in milliseconds to bytes per second, or null at the beginning. */
export function transferRate(): (bytes: number, now: number) => number | null {
  let samples: readonly { readonly bytes: number; readonly at: number }[] = []
  return (bytes, now) => {
    const last = samples.at(-1)
    // The download started over, so earlier samples mean nothing.
    if (last && bytes < last.bytes) samples = []
    if (!last || now - last.at >= APART || samples.length === 0)
      samples = [...samples.filter(({ at }) => now - at <= WINDOW), { bytes, at: now }]
    const first = samples[0]
    return first && now - first.at >= APART ? (1000 * (bytes - first.bytes)) / (now - first.at) : null
  }
}
