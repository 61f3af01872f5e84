/** Cuts an ascending list at a bound without reading all of it. */

/** Returns how many of these ascending numbers are at most `bound`. */
export function countUpTo(ascending: ArrayLike<number>, bound: number, length = ascending.length): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) <= bound) low = middle + 1
    else high = middle
  }
  return low
}
