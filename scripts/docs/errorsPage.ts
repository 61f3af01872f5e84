/** docs/reference/errors.md: every code, its fields, and the sentences that people read. */
import type { ErrorDetails } from '#shared/errors.ts'
import { errorSentence } from '#shared/errors/errorSentence.ts'
import { fieldList } from './fieldList.ts'
import { blocks, code, fenced, generatedNote, prose } from './markdown.ts'
import type { SourceField, SourceTypes, UnionMember } from './sourceTypes.ts'

/** All codes: those of the workbench, and those of what lies below it. */
const UNIONS = ['ErrorDetails', 'SystemErrorDetails'] as const

export function errorsPage(types: SourceTypes): string {
  return blocks(
    generatedNote('the codes and the words in `src/shared/errors`'),
    '# Errors',
    'An error is data until somebody must read it: a code, and the fields that its sentence needs. The window, the terminal and the contract between them carry the same codes. The words say what was expected, what was found and what to do; what to do is a command in the terminal and something to click in the window. Below, `<folder>` stands for the value of the field `folder`; numbers are examples.',
    ...UNIONS.flatMap((union) => types.members(union, 'code')).flatMap((member) => sectionOf(member, types)),
  )
}

function sectionOf(member: UnionMember, types: SourceTypes): readonly string[] {
  const fields = withRecords(member.fields, types)
  const details = { code: member.tag, ...sampleOf(fields, '', member.help) } as unknown as ErrorDetails
  return [
    `## ${code(member.tag)}`,
    prose([`*${errorSentence(details, 'window').title}.*`, member.help].filter(Boolean).join(' ')),
    ...sentencesOf(details),
    fields.length === 0 ? '' : `Fields: ${fieldList(fields)}.`,
    ...fields.flatMap(({ name, help }) => (help === '' ? [] : [`${code(name)}: ${prose(help)}`])),
  ]
}

/** The statement with what is wrong one by one; then the advice, apart where terminal and window give another. */
function sentencesOf(details: ErrorDetails): readonly string[] {
  const terminal = errorSentence(details, 'terminal')
  const window = errorSentence(details, 'window')
  const advice =
    terminal.advice === window.advice
      ? [terminal.advice]
      : [adviceFor('terminal', terminal.advice), adviceFor('window', window.advice)]
  const lines = [terminal.statement, ...terminal.items.map((item) => `  ${item}`), ...advice]
  return [fenced('text', lines.filter((line) => line !== '').join('\n'))]
}

function adviceFor(reader: string, advice: string): string {
  return advice === '' ? '' : `In the ${reader}: ${advice}`
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
