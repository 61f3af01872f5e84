/** Ids as Amazon has them. */

/** Returns the id of a user in reviews of 2018, such as `A1B2C3D4E5F6G7`. */
export function reviewerId(user: number): string {
  return `A${mixed(user, 1)}${mixed(user, 2).slice(1)}`
}

/** Returns the id of a user in reviews of 2023, 28 characters long. */
export function userId2023(user: number): string {
  return `AE${mixed(user, 1)}${mixed(user, 2)}${mixed(user, 3)}${mixed(user, 4).slice(2)}`
}

/**
 * Returns the id of an item, ten characters. Every eighth has digits alone, with zeros in front; one of 800 is the number
 * of its neighbour without these zeros, so that ids that are read as numbers become one.
 */
export function asin(item: number): string {
  if (item % 8 === 0) return digits(item).padStart(10, '0')
  if (item % 800 === 1) return digits(item - 1)
  return `B0${String.fromCharCode(65 + (item % 26))}${mixed(item, 5)}`
}

function digits(item: number): string {
  return String(1_000_000 + 13 * item)
}

const FACTORS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1] as const

/** Odd factors map 32-bit numbers one to one. The result has seven characters. */
function mixed(number: number, purpose: 1 | 2 | 3 | 4 | 5): string {
  const factor = FACTORS[purpose - 1] ?? 1
  return (Math.imul(number + purpose, factor) >>> 0).toString(36).toUpperCase().padStart(7, '0')
}
