/** `--format` of what is written: where it is absent, the name after `--out` says it, so that no file is of another kind than its name. */
import { extname } from 'node:path'
import { Option } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'

/** The formats of one command with how the names of their files end, the usual one first. */
export type Endings<Format extends string> = Readonly<Record<Format, `.${string}`>>

/** What was typed. */
export interface TypedPlace {
  readonly format?: string
  readonly out?: string
}

/** Returns the option, a new one at each call. */
export function formatOption<Format extends string>(endings: Endings<Format>, about = 'File format'): Option {
  const [usual] = Object.keys(endings)
  return new Option(
    '--format <format>',
    `${about}; default: as the name after --out ends, or ${usual}.`,
  ).choices(Object.keys(endings))
}

/** Returns the format. What is no file, such as `/dev/stdout`, has no ending. @throws WorkbenchError `argument-invalid`. */
export function formatOf<Format extends string>(
  endings: Endings<Format>,
  { format, out }: TypedPlace,
): Format {
  const formats = Object.keys(endings) as Format[]
  const ending = extname(out ?? '').toLowerCase()
  // The option takes only those that there are.
  if (format !== undefined) return format as Format
  const found = ending === '' ? formats[0] : formats.find((one) => endings[one] === ending)
  if (found !== undefined) return found
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: '--out',
    expected: `a name that ends with ${Object.values(endings).join(', ')}, or a --format`,
    found: String(out),
  })
}
