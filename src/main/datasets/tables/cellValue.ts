/** What the value of a cell means: an id, a number, a time, or text. Values of JSON have types; those of other tables are texts. */

/** Why a value is not what its column should hold; words for "expected". */
export class CellFault {
  readonly expected: string

  constructor(expected: string) {
    this.expected = expected
  }
}

const CONTROL = /\p{Cc}/u
const NO_ID = new CellFault('an id on one line')
const LOST_DIGITS = new CellFault('an id in quotation marks, as numbers above 9007199254740991 lose digits')
const NO_TIME = new CellFault('a time: a number, or a date such as 2018-05-01 or 2018-05-01 12:30:00')

/** Returns the token of a user or an item exactly as it stands, `007` too; whole numbers of JSON as their digits. */
export function idOf(value: unknown): string | CellFault {
  if (typeof value === 'string') return value.trim() === '' || CONTROL.test(value) ? NO_ID : value
  if (typeof value !== 'number' || !Number.isInteger(value)) return NO_ID
  return Number.isSafeInteger(value) ? String(value) : LOST_DIGITS
}

/** Returns the number; NaN where there is none. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
}

const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

/** Returns a time as it is told, or seconds since 1970 for a date; without a zone a date is UTC. */
export function timeOf(value: unknown): number | CellFault {
  const number = numberOf(value)
  if (Number.isFinite(number)) return number
  if (typeof value !== 'string' || !DATE.test(value.trim())) return NO_TIME
  const text = value.trim().replace(' ', 'T')
  const zoned = text.length === 10 || /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`
  const milliseconds = Date.parse(zoned)
  return Number.isNaN(milliseconds) ? NO_TIME : milliseconds / 1000
}

/** What lies deeper in lists and objects is no text that anybody reads. */
const DEEPEST = 100

/** Returns a value as text: the parts of lists are joined, those of objects with their names. Null, nothing and what lies too deep are ''. */
export function textOf(value: unknown, separator = ' ', levels = DEEPEST): string {
  if (levels === 0) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value))
    return joined(
      value.map((part) => textOf(part, separator, levels - 1)),
      separator,
    )
  if (typeof value !== 'object' || value === null) return ''
  const parts = Object.entries(value).map(([name, part]) => {
    const text = textOf(part, ', ', levels - 1)
    return text === '' ? '' : `${name.replace(/:$/, '')}: ${text}`
  })
  return joined(parts, '; ')
}

function joined(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part.trim() !== '').join(separator)
}
