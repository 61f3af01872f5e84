/** In which unit the times of a file are told, by their size. */
import type { RowIssue } from '#shared/errors.ts'

/** Units with their times from 1973 to 5138; a smaller number may be anything that orders rows. */
const UNITS = [
  { name: 'seconds', from: 1e8, below: 1e11 },
  { name: 'milliseconds', from: 1e11, below: 1e14 },
  { name: 'microseconds', from: 1e14, below: 1e17 },
] as const

interface UnitRows {
  count: number
  readonly firstRow: number
  readonly firstTime: string
}

/** Collects the times of one file. */
export class TimeUnits {
  readonly #rows = new Map<string, UnitRows>()

  /** Takes the time of a row, as it stands in the file. */
  add(row: number, time: string): void {
    const size = Number(time)
    const unit = UNITS.find(({ from, below }) => size >= from && size < below)?.name
    if (unit === undefined) return
    const known = this.#rows.get(unit)
    if (known === undefined) this.#rows.set(unit, { count: 1, firstRow: row, firstTime: time })
    else known.count++
  }

  /** Says the unit in a sentence; null where it cannot be told, or there are several. */
  note(): string | null {
    const [unit, ...others] = this.#rows.keys()
    return unit === undefined || others.length > 0 ? null : `times are ${unit} since 1970.`
  }

  /** The first row of another unit than that of most rows; null where there is one unit. */
  fault(): Pick<RowIssue, 'row' | 'column' | 'expected' | 'found'> | null {
    const [most, ...others] = [...this.#rows].sort(([, a], [, b]) => b.count - a.count)
    const [other] = others
    if (most === undefined || other === undefined) return null
    const expected = `a time in ${most[0]}, as in ${most[1].count} rows`
    const { firstRow, firstTime } = other[1]
    return { row: firstRow, column: 'timestamp', expected, found: `${firstTime}, as if in ${other[0]}` }
  }
}
