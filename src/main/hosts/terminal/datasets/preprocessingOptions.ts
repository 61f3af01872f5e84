/** The options of a command line for the steps of preprocessing. */
import { Option, type Command } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import {
  NO_PREPROCESSING,
  preprocessing,
  type Preprocessing,
} from '#shared/vocabulary/imports/preprocessing.ts'
import { PREPROCESSING_PRESETS } from '#shared/vocabulary/imports/preprocessingPresets.ts'
import { parsedArgument } from '../parsedArgument.ts'

const GROUP = 'Preprocessing:'

const OPTIONS: readonly (readonly [flags: string, help: string])[] = [
  [
    '--preset <name>',
    `Steps by a name: ${PREPROCESSING_PRESETS.map(({ name }) => name).join(', ')}; further options change them.`,
  ],
  ['--min-rating <rating>', 'Leave out interactions with a lower rating or none; "none" takes all.'],
  [
    '--from <date>',
    'Leave out interactions before this day or time (2018-05-01), in UTC, or seconds since 1970.',
  ],
  ['--until <date>', 'Leave out interactions at or after this day or time.'],
  ['--duplicates <which>', 'Which of repeated interactions counts: first (default), last, or keep for each.'],
  [
    '--titles <which>',
    'Leave out items without a title (present), or also with residue of markup in it (clean); default any.',
  ],
  ['--k-core <k>', 'Leave out users and items with fewer than k interactions, until none is left.'],
  ['--min-length <count>', 'Leave out users with fewer interactions.'],
  ['--max-length <count>', 'Leave out users with more interactions.'],
  ['--users <count>', 'Keep this many users.'],
  ['--user-sampling <how>', 'How they are drawn: uniform (default), or dense for users who share items.'],
  ['--last-per-user <count>', 'Keep the latest interactions of each user.'],
  [
    '--candidates <when>',
    'Draw the nine negatives of each user by-run (default) or now, to be kept with the dataset.',
  ],
  ['--sampling-seed <seed>', 'The seed of what is drawn; default 2020.'],
]

/** The parsed options, as texts. */
export type PreprocessingOptions = Readonly<Partial<Record<string, unknown>>>

/** Adds the options to a command. */
export function addPreprocessing(command: Command): Command {
  for (const [flags, help] of OPTIONS) command.addOption(new Option(flags, help).helpGroup(GROUP))
  return command
}

/**
 * Returns the steps that the options ask for, or undefined where none does.
 * @throws WorkbenchError `argument-invalid`.
 */
export function preprocessingOf(options: PreprocessingOptions): Preprocessing | undefined {
  const text = (name: string): string | undefined => {
    const value = options[name]
    return typeof value === 'string' ? value.trim() : undefined
  }
  const numeric = (name: string) => {
    const given = text(name)
    return given === undefined ? undefined : given === 'none' ? null : given === '' ? NaN : Number(given)
  }
  const given = {
    minRating: numeric('minRating'),
    from: secondsOf('--from', text('from')),
    until: secondsOf('--until', text('until')),
    duplicates: text('duplicates'),
    titles: text('titles'),
    kCore: numeric('kCore'),
    minLength: numeric('minLength'),
    maxLength: numeric('maxLength'),
    users: numeric('users'),
    userSampling: text('userSampling'),
    lastPerUser: numeric('lastPerUser'),
    candidates: text('candidates') === 'now' ? 'kept' : text('candidates'),
    seed: numeric('samplingSeed'),
  }
  const changed = Object.entries(given).filter(([, value]) => value !== undefined)
  const preset = text('preset')
  if (preset === undefined && changed.length === 0) return undefined
  return parsedArgument('preprocessing', preprocessing, {
    ...(preset === undefined ? NO_PREPROCESSING : presetOf(preset)),
    ...Object.fromEntries(changed),
  })
}

function presetOf(name: string): Preprocessing {
  const preset = PREPROCESSING_PRESETS.find((one) => one.name === name)
  if (preset !== undefined) return preset.preprocessing
  const expected = PREPROCESSING_PRESETS.map((one) => one.name).join(', ')
  throw new WorkbenchError({ code: 'argument-invalid', argument: '--preset', expected, found: name })
}

/** A day or a time in UTC, or seconds since 1970. */
function secondsOf(argument: string, text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined
  if (text === 'none') return null
  const seconds = Number(text)
  if (text !== '' && Number.isFinite(seconds)) return seconds
  const isDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/.test(text)
  const milliseconds = isDate ? Date.parse(text.length === 10 ? text : `${text}Z`) : Number.NaN
  if (!Number.isNaN(milliseconds)) return milliseconds / 1000
  const expected = 'a day such as 2018-05-01, a time such as 2018-05-01T12:30, or seconds since 1970'
  throw new WorkbenchError({ code: 'argument-invalid', argument, expected, found: text })
}
