/** Checks values of a command line against a schema. */
import { WorkbenchError } from '#shared/errors.ts'

interface Schema<Value> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: Value }
    | {
        readonly success: false
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
        }
      }
}

/** The parsed value. @throws WorkbenchError `argument-invalid`, which names the first wrong field. */
export function parsedArgument<Value>(
  argument: string,
  schema: Schema<Value>,
  value: Readonly<Record<string, unknown>>,
): Value {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const field = String(issue?.path[0] ?? '')
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: `${argument} (${field})`,
    expected: issue?.message ?? 'another value',
    found: String(value[field]),
  })
}
