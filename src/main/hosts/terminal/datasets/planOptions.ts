/** The options of a command line that say how tables are read, where a guess is to be corrected. */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import type { DatasetPreview } from '#shared/vocabulary/imports/imports.ts'
import {
  fileReading,
  sourcePlan,
  type FileReading,
  type SourcePlan,
} from '#shared/vocabulary/imports/sourcePlan.ts'
import { parsedArgument } from '../parsedArgument.ts'

/** The parsed options. */
export interface PlanOptions {
  readonly plan?: string
  readonly map?: readonly string[]
}

/** Adds the options to a command. */
export function addPlan(command: Command): Command {
  return command
    .option(
      '--plan <file>',
      'How tables are read, as JSON; recnet preview --json writes the one that is guessed.',
    )
    .option(
      '--map <file:what=column>',
      'Corrects the guess: reviews.csv:user=buyer. What: user, item, rating, timestamp, title, category, description, further, flags; or role, delimiter, header, quoted. Repeat it for each correction.',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
}

/**
 * Returns the plan that the options ask for, or undefined where none does. `preview` shows what is guessed.
 * @throws WorkbenchError `argument-invalid`.
 */
export async function planOf(
  { plan: file, map = [] }: PlanOptions,
  preview: (plan?: SourcePlan) => Promise<DatasetPreview>,
): Promise<SourcePlan | undefined> {
  const given = file === undefined ? undefined : await writtenPlan(file)
  if (map.length === 0) return given
  const guessed = given ?? (await preview()).plan
  if (guessed === null)
    throw invalid('--map', 'tables; files of RecBole name their columns themselves', map[0])
  return map.reduce(corrected, guessed)
}

async function writtenPlan(file: string): Promise<SourcePlan> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw invalid('--plan', 'a file that can be read', file, cause)
  })
  try {
    const value = JSON.parse(text) as Record<string, unknown>
    // What recnet preview --json writes holds the plan among other things.
    return parsedArgument('--plan', sourcePlan, (value['plan'] ?? value) as Record<string, unknown>)
  } catch (cause) {
    if (cause instanceof WorkbenchError) throw cause
    throw invalid('--plan', 'JSON', file, cause)
  }
}

const FLAGS: Readonly<Record<string, boolean>> = { true: true, false: false }

/** Changes one thing of one file. */
function corrected(plan: SourcePlan, assignment: string): SourcePlan {
  const [, file = '', what = '', value = ''] = /^(.*):(\w+)=(.*)$/s.exec(assignment) ?? []
  const reading = plan.readings.find((one) => one.file === file)
  if (reading === undefined) {
    const files = plan.readings.map((one) => one.file).join(', ')
    throw invalid('--map', `<file>:<what>=<column> with one of the files ${files}`, assignment)
  }
  const changed = parsedArgument('--map', fileReading, { ...change(reading, what, value, assignment) })
  return { ...plan, readings: plan.readings.map((one) => (one === reading ? changed : one)) }
}

function change(reading: FileReading, what: string, value: string, assignment: string): object {
  if (what === 'role') return { ...reading, role: value }
  if (what === 'further' || what === 'flags')
    return { ...reading, columns: { ...reading.columns, [what]: value === '' ? [] : value.split(',') } }
  if (what in reading.columns)
    return { ...reading, columns: { ...reading.columns, [what]: value === '' ? null : value } }
  const delimited = reading.format.kind === 'delimited' ? reading.format : null
  if (delimited !== null && what === 'delimiter')
    return { ...reading, format: { ...delimited, delimiter: value === 'TAB' ? '\t' : value } }
  if (delimited !== null && (what === 'header' || what === 'quoted'))
    return { ...reading, format: { ...delimited, [what]: FLAGS[value] ?? value } }
  const known = [...Object.keys(reading.columns), 'role', 'delimiter', 'header', 'quoted'].join(', ')
  throw invalid('--map', `<file>:<what>=<column>, where what is one of ${known}`, assignment)
}

function invalid(argument: string, expected: string, found = '', cause?: unknown): WorkbenchError {
  return new WorkbenchError({ code: 'argument-invalid', argument, expected, found }, { cause })
}
