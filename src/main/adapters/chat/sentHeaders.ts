/** Puts together the headers that a chat server wants, with the secrets that the environment holds. */
import { WorkbenchError } from '#shared/errors.ts'
import { headerOf, withVariables, type ServerAccess } from '#shared/vocabulary/models/serverAccess.ts'

/** Returns the value of an environment variable; undefined where it is not set. */
export type Environment = (variable: string) => string | undefined

/** The environment of this process. */
const ofProcess: Environment = (variable) => process.env[variable]

/** Reads the variables. A header that is named later replaces an earlier one. @throws WorkbenchError `argument-invalid` for one that is not set. */
export function sentHeaders(
  { keyVariable, headers = [] }: ServerAccess,
  environment: Environment = ofProcess,
): Readonly<Record<string, string>> {
  const valueOf = (variable: string): string => {
    const value = environment(variable)?.trim()
    if (value === undefined || value === '')
      throw new WorkbenchError({
        code: 'argument-invalid',
        argument: `environment variable ${variable}`,
        expected: 'the key of the server, set before the workbench starts',
        found: 'nothing',
      })
    if (/[^\x21-\x7e \t]/.test(value))
      throw new WorkbenchError({
        code: 'argument-invalid',
        argument: `environment variable ${variable}`,
        expected: 'one line of ASCII, as a header takes it',
        found: 'other characters',
      })
    return value
  }
  const named = [
    ...(keyVariable === undefined ? [] : [{ name: 'Authorization', value: `Bearer $${keyVariable}` }]),
    ...headers.map(headerOf),
  ]
  const sent = new Map(named.map(({ name, value }) => [name.toLowerCase(), withVariables(value, valueOf)]))
  return Object.fromEntries(sent)
}
