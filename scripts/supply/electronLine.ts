/** The line of Electron that this workbench is built on, and how long such a line is looked after. */

/** `began`: the day of its first release. */
export const ELECTRON_LINE = { major: 45, began: '2026-10-21' } as const

/** Only the three newest lines get mends, and a new one comes about every eight weeks. */
export const LOOKED_AFTER_DAYS = 24 * 7

/** Days since the line began; `now` in milliseconds since 1970. */
export function ageOfLine(now: number): number {
  return (now - Date.parse(ELECTRON_LINE.began)) / 86_400_000
}
