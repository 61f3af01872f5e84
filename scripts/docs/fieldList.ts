/** Fields in one line, for records whose fields need no explanation beyond their names. */
import { code } from './markdown.ts'
import type { SourceField } from './sourceTypes.ts'

export function fieldList(fields: readonly SourceField[]): string {
  return fields
    .map(({ name, type, optional }) => `${code(name)} (${code(type)}${optional ? ', may be absent' : ''})`)
    .join(', ')
}
