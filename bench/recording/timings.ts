/** Times of repeated questions as they are printed. */

/** Milliseconds of one question after the other. */
export async function timesOf(
  count: number,
  ask: (index: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = []
  for (let index = 0; index < count; index += 1) {
    const began = performance.now()
    await ask(index)
    times.push(performance.now() - began)
  }
  return times
}

/** Median, 95th percentile and most, in milliseconds, beside what is aimed at. */
export function timesText(name: string, times: readonly number[], aim: number | null = null): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1)
  const aimed = aim === null ? '' : `   aim ${aim}`
  return `  ${name.padEnd(34)}${[at(0.5), at(0.95), at(1)].map((text) => text.padStart(10)).join('')}${aimed}`
}

/** The heading over lines of `timesText`. */
export const HEADING = `  ${'milliseconds'.padEnd(34)}${['median', 'p95', 'most'].map((text) => text.padStart(10)).join('')}`

/** Megabytes of the heap after a collection, where the process exposes it. */
export function heapMegabytes(): number {
  ;(globalThis as { gc?: () => void }).gc?.()
  return Math.round(process.memoryUsage().heapUsed / 1e6)
}
