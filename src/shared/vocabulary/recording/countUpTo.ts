/** Cuts an ascending list at a bound without reading all of it. */

/** Returns for how many of the first indexes below `length` this holds, where it holds of no index after one that it does not hold of. */
export function countWhile(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}

/** Returns how many of these ascending numbers are at most `bound`. */
export function countUpTo(ascending: ArrayLike<number>, bound: number, length = ascending.length): number {
  return countWhile(length, (index) => (ascending[index] ?? 0) <= bound)
}
