/** A JSON schema as a table: one row a field, fields of records below them with a dot. */
import { code, markdownTable, prose } from './markdown.ts'

type Schema = Readonly<Record<string, unknown>>

/** `help` is asked with the names on the way to a field. */
export function schemaTable(schema: object, help: (path: readonly string[]) => string): string {
  const rows = fieldRows(schema as Schema, [], help)
  return markdownTable(['field', 'value', 'default', 'meaning'], rows)
}

function fieldRows(
  schema: Schema,
  path: readonly string[],
  help: (path: readonly string[]) => string,
): readonly (readonly string[])[] {
  const required = new Set(list(schema['required']))
  return Object.entries(record(schema['properties'])).flatMap(([name, value]) => {
    const field = record(value)
    const here = [...path, name]
    const initial = field['default']
    const own = [
      code(here.join('.')),
      `${valueOf(field)}${required.has(name) || initial !== undefined ? '' : ', may be absent'}`,
      initial === undefined ? '' : code(JSON.stringify(initial)),
      prose(help(here)),
    ]
    return [own, ...recordsWithin(field).flatMap((inner) => fieldRows(inner, here, help))]
  })
}

/** Records that a field holds: itself, the entries of a list, or each form it may take. */
function recordsWithin(field: Schema): readonly Schema[] {
  if (field['type'] === 'array') return recordsWithin(record(field['items']))
  const forms = formsOf(field)
  if (forms.length > 0) return forms.flatMap(recordsWithin)
  return field['properties'] === undefined ? [] : [field]
}

function formsOf(field: Schema): readonly Schema[] {
  return [field['oneOf'], field['anyOf']].flatMap((forms) => (Array.isArray(forms) ? forms.map(record) : []))
}

/** In words: what may be written there. */
function valueOf(field: Schema): string {
  const forms = formsOf(field)
  if (forms.length > 0) return [...new Set(forms.map(valueOf))].join(' or ')
  if (field['const'] !== undefined) return code(JSON.stringify(field['const']))
  const words = field['enum']
  if (Array.isArray(words)) return words.map((word) => code(JSON.stringify(word))).join(' or ')
  const type = field['type']
  if (Array.isArray(type)) return type.map((one) => named(String(one))).join(' or ')
  if (type === 'array') return `list of ${valueOf(record(field['items']))}`
  if (type === 'object') return objectOf(field)
  return `${named(typeof type === 'string' ? type : 'anything')}${boundsOf(field)}`
}

function objectOf(field: Schema): string {
  if (field['properties'] !== undefined) return 'record'
  return `${valueOf(record(field['additionalProperties']))} by name`
}

function boundsOf(field: Schema): string {
  const low = field['minimum']
  const high = field['maximum']
  // Whole numbers without a limit of their own have the limits of JavaScript.
  const bounded = typeof low === 'number' && typeof high === 'number' && high < Number.MAX_SAFE_INTEGER
  return bounded ? `, ${low} to ${high}` : ''
}

function named(type: string): string {
  const words: Readonly<Record<string, string>> = {
    integer: 'whole number',
    boolean: '`true` or `false`',
    string: 'text',
    null: '`null`',
  }
  return words[type] ?? type
}

function record(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? (value as Schema) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
