/** `recnet run`, `resume` and `replay`: each puts a run into the queue of the engine and watches it until it ends. */
import { join } from 'node:path'
import { Option, type Command } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import type { RunRequest, SettingValue } from '#shared/vocabulary/runs.ts'
import { serverLines } from '#shared/vocabulary/models/serverAccounts.ts'
import { variantNames } from '../../workbench/compose/variantNames.ts'
import type { InterruptibleTerminal } from './interruptibleTerminal.ts'
import { jsonCommand, type Print } from './jsonCommand.ts'
import { namedMethods } from './joint/namedMethods.ts'
import { addJointForm, type JointForm } from './joint/printJoint.ts'
import { runTogether } from './joint/runTogether.ts'
import { askedModels } from './models/askedModels.ts'
import { addModels, modelsOf, type ModelOptions } from './models/modelOptions.ts'
import { reportText } from './runTexts.ts'
import { addSettings, settingsOf } from './settingsOptions.ts'
import type { TerminalWorkbench } from './terminalWorkbench.ts'
import { watchRun, type RunWatch } from './watchRun.ts'

interface RunOptions extends ModelOptions, JointForm {
  readonly dataset: string
  readonly out?: string
  readonly method?: string
  readonly variant?: string
  readonly index: string
}

/** The three commands. Each ends with the report of the run, or rejects as `watchRun` does. */
export function runCommands(
  workbench: TerminalWorkbench,
  print: Print,
  terminal: InterruptibleTerminal,
): readonly Command[] {
  /** Prints the report. `given` is the folder that the user named. */
  const watched = async (
    options: Pick<JointForm, 'json' | 'eachRepetition'>,
    watch: RunWatch,
    given?: string,
  ) => {
    const { run, report } = await watchRun(watch, workbench, terminal)
    const folder = given ?? (await folderOf(run, workbench))
    const servers = serverLines(await (await workbench.calls())['runs.servers']({ run }))
    const end = `\n${join(folder, 'report.json')} has every user and repetition.`
    print(options, report, () => [reportText(report, options), ...servers, end].join('\n'))
  }

  const start = addModels(
    jsonCommand('run', 'Run an experiment from first profiles to the final report.')
      .requiredOption('--dataset <name>', 'An imported dataset, or "demo".')
      .option(
        '--out <folder>',
        'Folder of the run; new or empty. Default: a folder of the workbench, named like demo-recnet-1. Several methods have a folder each in it.',
      )
      .addOption(
        new Option(
          '--variant <row>',
          `A row of Table 3, or a baseline: ${variantNames().join(', ')}. Default: RecNet.`,
        ).conflicts('method'),
      )
      .option(
        '--method <names>',
        'Several of these in one table, with commas between them; the first is tested against every other: recnet,pop,tf-idf.',
      )
      .option('--index <kind>', 'Where embeddings are kept: lance or memory.', 'lance'),
  )
  addSettings(addJointForm(start)).action(async (options: RunOptions) => {
    const { out, method } = options
    const variants =
      method === undefined ? [options.variant ?? 'RecNet'] : namedMethods(method, variantNames())
    const request = await requestOf({ ...options, variant: variants[0] ?? '' }, workbench)
    if (variants.length > 1)
      return runTogether({ variants, request, out }, options, { workbench, print, terminal })
    const table = options.csv ? '--csv' : options.latex ? '--latex' : null
    if (table !== null) throw invalid('--method', `several methods for ${table}`, variants.join())
    const begin: RunWatch['begin'] = async ({ workbench: calls }) =>
      calls['runs.start']({
        ...request,
        ...(out === undefined ? {} : { folder: await workbench.granted(out) }),
      })
    await watched(options, { begin, shown: out }, out)
  })

  const resume = jsonCommand(
    'resume <run>',
    'Go on with a run that was stopped or killed, exactly where it was.',
  )
    .option('--anyway', 'Go on although something is not as the run began; the run says so from then on.')
    .action(async (typed: string, options: { json?: boolean; anyway?: boolean }) => {
      const begin: RunWatch['begin'] = async ({ workbench: calls }) => {
        const run = await workbench.runOf(typed, { listed: true })
        await calls['runs.resume']({ run, ...(options.anyway ? { anyway: true } : {}) })
        return run
      }
      await watched(options, { begin, shown: typed }, /[/\\]/.test(typed) ? typed : undefined)
    })

  const replay = jsonCommand(
    'replay <run>',
    'Repeat a run from its stored replies and vectors, without any model.',
  )
    .requiredOption('--out <folder>', 'Folder of the new run; new or empty.')
    .action(async (original: string, options: { json?: boolean; out: string }) => {
      const begin: RunWatch['begin'] = async ({ workbench: calls }) => {
        const run = await workbench.runOf(original, { listed: false })
        return calls['runs.replay']({ run, folder: await workbench.granted(options.out) })
      }
      await watched(options, { begin, shown: options.out }, options.out)
    })

  return [start, resume, replay]
}

/** Only the settings that the user gave: the engine applies them over the variant and the defaults, as it does for a page. */
async function requestOf(
  options: RunOptions & { readonly variant: string },
  workbench: TerminalWorkbench,
): Promise<RunRequest> {
  const { dataset, variant, index } = options
  if (!variantNames().includes(variant)) throw invalid('--variant', variantNames().join(', '), variant)
  if (index !== 'lance' && index !== 'memory') throw invalid('--index', 'lance or memory', index)
  // The engine refuses a value that a setting cannot have.
  const settings = settingsOf({ ...options }) as Readonly<Record<string, SettingValue>>
  const models = await askedModels(modelsOf(options), (path) => workbench.granted(path))
  return { dataset, variant, settings: { ...settings }, vectorIndex: index, ...models }
}

async function folderOf(run: string, workbench: TerminalWorkbench): Promise<string> {
  const calls = await workbench.calls()
  const row = (await calls['runs.list']({})).find((one) => one.run === run)
  return row?.folder ?? join((await calls['engine.facts']({})).runsFolder, run)
}

function invalid(argument: string, expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'argument-invalid', argument, expected, found })
}
