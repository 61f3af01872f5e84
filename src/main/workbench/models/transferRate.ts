/** How fast bytes arrive, over the last seconds: the whole time would hide that a line has become slow. */

/** Milliseconds that are looked back on. */
const WINDOW = 5000
/** Milliseconds between two samples. */
const APART = 250

/** Returns a function that takes bytes so far and the time, and answers with bytes per second, or null at first. */
export function transferRate(): (bytes: number, now: number) => number | null {
  let samples: readonly { readonly bytes: number; readonly at: number }[] = []
  return (bytes, now) => {
    const last = samples.at(-1)
    // Begun anew: what was before tells nothing.
    if (last && bytes < last.bytes) samples = []
    if (!last || now - last.at >= APART || samples.length === 0)
      samples = [...samples.filter(({ at }) => now - at <= WINDOW), { bytes, at: now }]
    const first = samples[0]
    return first && now - first.at >= APART ? (1000 * (bytes - first.bytes)) / (now - first.at) : null
  }
}
