/** JSON as Python writes it: a space after each comma and colon, and only plain characters where it is asked for. */

/** Writes a value; `plain` escapes all characters beyond ASCII. */
export function pythonJson(value: unknown, plain: boolean): string {
  const text = spaced(value)
  return plain && NOT_PLAIN.test(text) ? text.replace(EACH_NOT_PLAIN, escaped) : text
}

const NOT_PLAIN = /[\u0080-\uffff]/
const EACH_NOT_PLAIN = /[\u0080-\uffff]/g

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (value instanceof Decimal) return value.text
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}: ${spaced(member)}`).join(', ')}}`
}

/** A number that is written with its decimal point: `5.0`. */
export class Decimal {
  readonly text: string

  constructor(value: number) {
    this.text = value.toFixed(1)
  }
}
