/** Values that tables write in a form of their own, alike on screen and in files. */
import { formatFixed } from '../../quantities.ts'

/** A p-value with four decimals, or `< 0.0001`. */
export function pText(p: number): string {
  return p < 0.0001 ? '< 0.0001' : formatFixed(p, 4)
}

/** A number with its sign, for which a true minus is used; zero has none. */
export function signedText(value: number, digits: number): string {
  const text = formatFixed(Math.abs(value), digits)
  return !/[1-9]/.test(text) ? text : `${value < 0 ? '−' : '+'}${text}`
}
