/** Tells values that came before from new ones. */

/** Makes a function that returns true the first time it is given a value; equal values are those with the same JSON. */
export function newOnes(): (value: unknown) => boolean {
  const seen = new Set<string>()
  return (value) => {
    const key = JSON.stringify(value)
    return !seen.has(key) && seen.add(key).has(key)
  }
}
