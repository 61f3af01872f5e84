/** A table of settings as rows that a form, a command line and a document can show, and the check of values against it. */
import { z } from 'zod'
import { WorkbenchError } from '../../errors.ts'
import type { HyperparameterInfo } from './settingFields.ts'

/** The values that may be entered: a whole number, any number, one of several words, on or off, any text. */
export type EnteredValues =
  | { readonly kind: 'count' | 'real'; readonly low: number; readonly high: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'flag' }
  | { readonly kind: 'text'; readonly most: number }

/** One row of a table of settings. */
export interface SettingEntry extends HyperparameterInfo {
  readonly name: string
  readonly default: number | string | boolean
  readonly values: EnteredValues
  /** The allowed values in words: the words of a choice, `true | false`, the range of a number, or the length of a text. */
  readonly range: string
}

/** Making the rows takes milliseconds, and pages ask for them at every drawing. */
const tables = new WeakMap<z.ZodObject, readonly SettingEntry[]>()

/** Returns the rows of a table of settings, in its order. */
export function settingsTable(settings: z.ZodObject): readonly SettingEntry[] {
  const table = tables.get(settings) ?? rowsOf(settings)
  tables.set(settings, table)
  return table
}

function rowsOf(settings: z.ZodObject): readonly SettingEntry[] {
  const schema = z.toJSONSchema(settings, { io: 'input' })
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const row = property as HyperparameterInfo & Record<string, unknown>
    const values = valuesOf(row)
    return {
      ...row,
      name,
      default: row['default'] as number | string | boolean,
      values,
      range: rangeOf(values),
    }
  })
}

function valuesOf(schema: Readonly<Record<string, unknown>>): EnteredValues {
  const words = schema['enum']
  if (Array.isArray(words)) return { kind: 'choice', values: words.map(String) }
  if (schema['type'] === 'boolean') return { kind: 'flag' }
  if (schema['type'] === 'string') return { kind: 'text', most: Number(schema['maxLength']) }
  return {
    kind: schema['type'] === 'integer' ? 'count' : 'real',
    low: Number(schema['minimum']),
    high: Number(schema['maximum']),
  }
}

/** In words: the values of a choice, both of a flag, the bounds of a number, the length of a text. */
function rangeOf(values: EnteredValues): string {
  if (values.kind === 'choice') return values.values.join(' | ')
  if (values.kind === 'text') return `at most ${values.most} characters`
  return values.kind === 'flag' ? 'true | false' : `${values.low} to ${values.high}`
}

/**
 * Checks values against a table of settings and fills in defaults.
 * @throws WorkbenchError `hyperparameter-invalid` with one issue for each wrong value.
 */
export function parsedSettings<Schema extends z.ZodObject>(
  schema: Schema,
  values: Readonly<Record<string, unknown>>,
): z.output<Schema> {
  const parsed = schema.safeParse(values)
  if (!parsed.success) {
    const table = new Map(settingsTable(schema).map((entry) => [entry.name, entry]))
    const issues = parsed.error.issues.flatMap((issue) => {
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((name) => ({ name, expected: 'the name of a hyperparameter', found: name }))
      }
      const name = String(issue.path[0])
      const found = JSON.stringify(values[name]) ?? 'nothing'
      const whole =
        table.get(name)?.values.kind === 'count' &&
        typeof values[name] === 'number' &&
        !Number.isInteger(values[name])
      return [
        {
          name,
          expected: `${whole ? 'a whole number, ' : ''}${table.get(name)?.range ?? issue.message}`,
          found,
        },
      ]
    })
    throw new WorkbenchError({ code: 'hyperparameter-invalid', issues })
  }
  const { curveOn, testAtEnd } = values
  if (testAtEnd === false && curveOn === 'test') {
    const expected = 'true, because the curve ranks test items (curveOn)'
    throw new WorkbenchError({
      code: 'hyperparameter-invalid',
      issues: [{ name: 'testAtEnd', expected, found: 'false' }],
    })
  }
  return parsed.data
}
