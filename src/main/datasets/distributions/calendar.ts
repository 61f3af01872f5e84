/** Days since 1970, counted in spans of the calendar (UTC). */

const DAY_MILLISECONDS = 86_400_000
/** 1970-01-01 was a Thursday, three days after the Monday of its week. */
const DAYS_FROM_MONDAY = 3

/** A span of the calendar. */
export type CalendarStep = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** How one kind of span is counted. */
export interface Calendar {
  /** The number of the span that this day belongs to; neighbouring spans have neighbouring numbers. */
  readonly indexOf: (day: number) => number
  /** `2014-03-01`, the Monday of a week, `2014-03`, `2014 Q1` or `2014`. */
  readonly labelOf: (index: number) => string
}

/** Returns the calendar of one kind of span. */
export function calendarOf(step: CalendarStep): Calendar {
  switch (step) {
    case 'day':
      return { indexOf: (day) => day, labelOf: dateOf }
    case 'week':
      return {
        indexOf: (day) => Math.floor((day + DAYS_FROM_MONDAY) / 7),
        labelOf: (week) => dateOf(week * 7 - DAYS_FROM_MONDAY),
      }
    case 'month':
      return {
        indexOf: monthOf,
        labelOf: (month) =>
          `${yearText(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`,
      }
    case 'quarter':
      return {
        indexOf: (day) => Math.floor(monthOf(day) / 3),
        labelOf: (quarter) => `${yearText(Math.floor(quarter / 4))} Q${(quarter % 4) + 1}`,
      }
    case 'year':
      return { indexOf: (day) => Math.floor(monthOf(day) / 12), labelOf: yearText }
    default:
      return step satisfies never
  }
}

/** Months since the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * DAY_MILLISECONDS)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function dateOf(day: number): string {
  return new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10)
}

function yearText(year: number): string {
  return String(year).padStart(4, '0')
}
