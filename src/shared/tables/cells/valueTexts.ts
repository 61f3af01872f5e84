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

/** A share from 0 to 1 in percent: `97.50 %`. */
export function shareText(share: number): string {
  return `${formatFixed(100 * share, 2)} %`
}
