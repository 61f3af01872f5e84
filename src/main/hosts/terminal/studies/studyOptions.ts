/** What `recnet study` takes in place of a file: a template of the paper with data, models, seeds and settings. */
import type { Command } from 'commander'
import { readFile, stat } from 'node:fs/promises'
import { WorkbenchError } from '#shared/errors.ts'
import { STUDY_TEMPLATES, studyOf, type TemplateInput } from '#shared/studies/studyTemplates.ts'
import { allSettingsTable } from '#shared/vocabulary/settings/allSettings.ts'
import { studyFile, type AskedStudy, type StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { Settings } from '#shared/vocabulary/runs.ts'
import { askedModels } from '../models/askedModels.ts'
import { addModels, modelsOf, type ModelOptions } from '../models/modelOptions.ts'
import { parsedArgument } from '../parsedArgument.ts'
import { settingsOf } from '../settingsOptions.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'
import { listedModel } from './listedModel.ts'

/** The options as commander parses them. */
export interface StudyOptions extends ModelOptions {
  readonly dataset?: readonly string[]
  readonly fullDataset?: string
  readonly seeds?: string
  readonly runsAtOnce?: string
  readonly set?: readonly string[]
  readonly title?: string
}

/** The longest file that is read, in bytes. */
const LONGEST = 1_000_000
/** The first seed of those that are only counted. */
const FIRST_SEED = 2020
/** Most seeds of a study. */
const MOST_SEEDS = 100

/** Adds the options to a command, and returns it. */
export function addStudyOptions(command: Command): Command {
  const several = (value: string, before: readonly string[] = []) => [...before, ...value.split(',').map((one) => one.trim())] // prettier-ignore
  const each = (value: string, before: readonly string[] = []) => [...before, value]
  return addModels(
    command
      .option(
        '--dataset <names>',
        'Imported datasets, or "demo"; with commas between them, or several times.',
        several,
      ) // prettier-ignore
      .option(
        '--full-dataset <name>',
        'The whole category that the dataset is a sample of, for the rows “-full” of Table 2.',
      ) // prettier-ignore
      .option('--seeds <seeds>', 'How many, counted from 2020, or a list: 3, or 1,2,3. Default: 3.')
      .option('--runs-at-once <number>', 'How many runs are worked on at once, 1 to 16. Default: 1.')
      .option(
        '--set <name=value>',
        'A setting of all rows that have it: --set evaluateEvery=0. Several times for several.',
        each,
      ) // prettier-ignore
      .option('--title <title>', 'The title of the study.'),
  )
}

/**
 * The study of a template with these options, or of a file, which is used as it is.
 * @throws WorkbenchError `argument-invalid`, `study-invalid`.
 */
export async function askedStudy(
  typed: string,
  options: StudyOptions,
  workbench: TerminalWorkbench,
): Promise<StudyFile> {
  const template = STUDY_TEMPLATES.find(({ name }) => name === typed)
  if (!template) return studyOfFile(typed, options, workbench)
  const { dataset: datasets = ['demo'], fullDataset, seeds, runsAtOnce, title } = options
  const models = await askedModels(modelsOf(options), (path) => listedModel(path, workbench))
  const input: TemplateInput = {
    datasets,
    ...(fullDataset === undefined ? {} : { fullDataset }),
    ...(Object.keys(models).length === 0 ? {} : { models: [models] }),
    ...(seeds === undefined ? {} : { seeds: seedsOf(seeds) }),
    ...(runsAtOnce === undefined ? {} : { runsAtOnce: Number(runsAtOnce) }),
    ...(options.set ? { settings: setSettings(options.set) } : {}),
  }
  const asked: AskedStudy = { ...studyOf(template, input), ...(title === undefined ? {} : { title }) }
  return parsedArgument('study', studyFile, { ...asked })
}

/** Reads the file of a study, checked by the engine. */
async function studyOfFile(
  path: string,
  options: StudyOptions,
  workbench: TerminalWorkbench,
): Promise<StudyFile> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    // What is neither a file nor a template is told below.
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
    return null
  })
  if (!found?.isFile())
    throw invalid('study', `a file, or one of ${STUDY_TEMPLATES.map(({ name }) => name).join(', ')}`, path)
  const given = Object.keys(options).filter((name) => !['json', 'csv', 'latex'].includes(name))
  if (given.length > 0) throw invalid(`--${given[0] ?? ''}`, 'no such option beside a file, which says it all', path) // prettier-ignore
  if (found.size > LONGEST) throw new WorkbenchError({ code: 'too-large', what: path, limit: '1 MB', found: `${found.size} bytes` }) // prettier-ignore
  const text = await readFile(path, 'utf8')
  return (await workbench.calls())['studies.read']({ text })
}

function seedsOf(typed: string): readonly number[] {
  const numbers = typed.split(',').map((one) => (one.trim() === '' ? NaN : Number(one)))
  if (numbers.some((seed) => !Number.isInteger(seed) || seed < 0))
    throw invalid('--seeds', 'a number, or whole numbers with commas between them', typed)
  const [count = 0] = numbers
  if (numbers.length > 1) return numbers
  if (count < 1 || count > MOST_SEEDS) throw invalid('--seeds', `1 to ${MOST_SEEDS} seeds`, typed)
  return Array.from({ length: count }, (_, index) => FIRST_SEED + index)
}

function setSettings(given: readonly string[]): Settings {
  const names = new Set(allSettingsTable().map(({ name }) => name))
  const pairs = given.map((pair): [string, string] => {
    const at = pair.indexOf('=')
    const name = pair.slice(0, Math.max(0, at)).trim()
    if (!names.has(name)) throw invalid('--set', 'name=value with the name of a setting', pair)
    return [name, pair.slice(at + 1).trim()]
  })
  // Values that no setting can have are refused with the file.
  return settingsOf(Object.fromEntries(pairs)) as Settings
}

function invalid(argument: string, expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'argument-invalid', argument, expected, found })
}
