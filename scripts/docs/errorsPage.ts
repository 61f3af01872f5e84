/** docs/reference/errors.md: every code, its fields, and the sentence that people read. */
import { WorkbenchError, type ErrorDetails } from '#shared/errors.ts'
import { errorText } from '../../src/main/hosts/terminal/errorText.ts'
import { fieldList } from './fieldList.ts'
import { blocks, code, fenced, generatedNote, prose } from './markdown.ts'
import type { SourceField, SourceTypes, UnionMember } from './sourceTypes.ts'

export function errorsPage(types: SourceTypes): string {
  return blocks(
    generatedNote('`src/shared/errors.ts` and the sentences of the errors'),
    '# Errors',
    'An error is data until somebody must read it: a code, and the fields that its sentence needs. The page, the terminal and the API carry the same codes. A sentence says what was expected, what was found and what to do. In the sentences below `<folder>` stands for the value of the field `folder`; numbers are examples.',
    ...types.members('ErrorDetails', 'code').flatMap((member) => sectionOf(member, types)),
  )
}

function sectionOf(member: UnionMember, types: SourceTypes): readonly string[] {
  const fields = withRecords(member.fields, types)
  const details = { code: member.tag, ...sampleOf(fields, '', member.help) } as unknown as ErrorDetails
  return [
    `## ${code(member.tag)}`,
    prose(member.help),
    fenced('text', errorText(new WorkbenchError(details))),
    fields.length === 0 ? '' : `Fields: ${fieldList(fields)}.`,
    ...fields.flatMap(({ name, help }) => (help === '' ? [] : [`${code(name)}: ${prose(help)}`])),
  ]
}

/** Fields that hold records of a named type, with the fields of those below them. */
function withRecords(fields: readonly SourceField[], types: SourceTypes): readonly SourceField[] {
  return fields.flatMap((field) => {
    const name = /^([A-Z]\w*)(\[\])?$/.exec(field.type)?.[1]
    const inner = name === undefined ? [] : types.record(name).fields
    return [field, ...inner.map((one) => ({ ...one, name: `${field.name}.${one.name}` }))]
  })
}

/** Values that stand for themselves in a sentence; numbers of bytes are large, others small. */
function sampleOf(fields: readonly SourceField[], prefix: string, about: string): Record<string, unknown> {
  const own = fields.filter(({ name }) => name.startsWith(prefix) && !name.slice(prefix.length).includes('.'))
  return Object.fromEntries(
    own.map(({ name, type, help }) => {
      const short = name.slice(prefix.length)
      const inner = fields.some((field) => field.name.startsWith(`${name}.`))
      const one = inner
        ? sampleOf(fields, `${name}.`, about)
        : type.startsWith('number')
          ? numberFor(`${about} ${help}`)
          : `<${short}>`
      return [short, type.endsWith('[]') ? [one] : one]
    }),
  )
}

function numberFor(about: string): number {
  return /\bbytes\b/i.test(about) ? 3_000_000_000 : 3
}
