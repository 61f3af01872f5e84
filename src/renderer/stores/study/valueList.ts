/** Lists of values as people type them: of a swept setting, and of seeds. */
import type { SettingValue } from '#shared/vocabulary/runs.ts'

/** Returns the values of a list, separated by commas; numbers and on and off are read as such. */
export function valuesOf(text: string): readonly SettingValue[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(valueOf)
}

function valueOf(word: string): SettingValue {
  if (word === 'on' || word === 'true') return true
  if (word === 'off' || word === 'false') return false
  const number = Number(word)
  return Number.isFinite(number) ? number : word
}

/** Returns the list as it is typed: `0.7, 0.75`. */
export function listText(values: readonly SettingValue[]): string {
  return values
    .map((value) => (typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value)))
    .join(', ')
}

/** Returns as many seeds as are wanted, one after the other from the first. */
export function seedsFrom(first: number, count: number): string {
  return listText(Array.from({ length: count }, (_, index) => first + index))
}
