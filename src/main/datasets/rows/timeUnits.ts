/** In which unit the times of interactions are told, by their size. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import type { RowIssue } from '#shared/errors.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import { timeUnitOf, type TimeUnit } from '#shared/vocabulary/imports/timeUnits.ts'

interface UnitRows {
  readonly unit: TimeUnit
  count: number
  readonly firstRow: number
  readonly firstTime: number
}

/** Collects the times of one file, or of several that belong together. */
export class TimeUnits {
  readonly #rows = new Map<string, UnitRows>()
  /** The unit of the row before, as nearly all rows have the same. */
  #last: UnitRows | null = null

  /** Takes the time of a row. */
  add(row: number, time: number): void {
    if (this.#last === null || time < this.#last.unit.from || time >= this.#last.unit.below)
      this.#last = this.#rowsOf(row, time)
    if (this.#last !== null) this.#last.count++
  }

  #rowsOf(row: number, time: number): UnitRows | null {
    const unit = timeUnitOf(time)
    if (unit === null) return null
    const rows = this.#rows.get(unit.name) ?? { unit, count: 0, firstRow: row, firstTime: time }
    this.#rows.set(unit.name, rows)
    return rows
  }

  /** Says the unit in a sentence; null where it cannot be told, or there are several. */
  note(): string | null {
    const [unit, ...others] = this.#rows.keys()
    return unit === undefined || others.length > 0
      ? null
      : inEnglish('times are {unit} since 1970.', { unit })
  }

  /** How many of the unit of most rows are a second; 1 where the unit cannot be told. */
  perSecond(): number {
    const [most] = [...this.#rows.values()].sort((a, b) => b.count - a.count)
    return most?.unit.perSecond ?? 1
  }

  /** The first row of another unit than that of most rows; null where there is one unit. */
  fault(): Pick<RowIssue, 'row' | 'column' | 'expected' | 'found'> | null {
    const [most, ...others] = [...this.#rows].sort(([, a], [, b]) => b.count - a.count)
    const [other] = others
    if (most === undefined || other === undefined) return null
    const expected = `a time in ${most[0]}, as in ${counted(most[1].count, 'row')}`
    const { firstRow, firstTime } = other[1]
    return { row: firstRow, column: 'timestamp', expected, found: `${firstTime}, as if in ${other[0]}` }
  }
}
