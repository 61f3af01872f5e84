/** Arguments -> workbench calls; progress from run events. Results go to stdout, everything else to stderr. */
import { Command } from 'commander'
import { isCancellation, isFault, WorkbenchError } from '#shared/errors.ts'
import type { RunView } from '#shared/events/foldRun.ts'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { Workbench } from '../../workbench/createWorkbench.ts'
import { isVariant, RunControl, VARIANTS, type RunReport } from '../../workbench/readings.ts'
import { errorText } from './errorText.ts'
import { exportCommand } from './exportCommand.ts'
import type { InterruptibleTerminal } from './interruptibleTerminal.ts'
import { modelsCommand } from './models/modelCommands.ts'
import { addModels, modelsOf, type ModelOptions } from './models/modelOptions.ts'
import { promptsCommand } from './promptsCommand.ts'
import { printable } from './printable.ts'
import { progressLine, progressText } from './progressLine.ts'
import { historyText, reportText, runText, summaryText } from './runTexts.ts'
import { addSettings, settingsOf } from './settingsOptions.ts'

const DEFAULT_SEED = parseHyperparameters({}).seed

/** As shells have them: 130 is what a program ended by Ctrl-C returns. */
const EXIT = { ok: 0, failed: 1, usage: 2, stopped: 130 } as const

export interface Terminal extends InterruptibleTerminal {
  readonly stdout: NodeJS.WriteStream
  /** Is told of what nobody expected to go wrong, before it is written out. */
  readonly onFault?: (error: unknown) => void
}

/** Runs one command line and returns its exit code. */
export async function runCommand(
  args: readonly string[],
  workbench: Workbench,
  terminal: Terminal,
): Promise<number> {
  const program = programFor(workbench, terminal)
  try {
    await program.parseAsync(args, { from: 'user' })
    return EXIT.ok
  } catch (error) {
    if (isCancellation(error)) return EXIT.stopped
    if (isCommanderError(error)) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    if (isFault(error)) terminal.onFault?.(error)
    terminal.stderr.write(`${printable(errorText(error))}\n`)
    return EXIT.failed
  }
}

/** The program with every command; nothing of the workbench is asked before a command line is parsed. */
export function programFor(workbench: Workbench, terminal: Terminal): Command {
  const { datasets, runs } = workbench
  const program = new Command('recnet')
    .description(
      'RecNet: self-evolving preference propagation for agentic recommender systems, on this machine.',
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })
  const print = (options: { readonly json?: boolean }, value: unknown, text: () => string) =>
    terminal.stdout.write(`${options.json ? JSON.stringify(value, null, 2) : printable(text())}\n`)
  const command = (usage: string, description: string) =>
    program
      .command(usage)
      .description(description)
      .option('--json', 'Write the result as JSON.')
      .exitOverride()

  const runCommandLine = addModels(
    command('run', 'Run an experiment from first profiles to the final report.')
      .requiredOption('--dataset <name>', 'An imported dataset, or "demo".')
      .option('--out <folder>', 'Folder of the run; new or empty. Default: runs/<dataset>-<seed>.')
      .option('--variant <row>', `A row of Table 3: ${Object.keys(VARIANTS).join(', ')}.`, 'RecNet')
      .option('--index <kind>', 'Where embeddings are kept: lance or memory.', 'lance'),
  )
  addSettings(runCommandLine).action(
    async (options: Record<string, string> & ModelOptions & { json?: boolean }) => {
      const { dataset = '', variant = 'RecNet', index = 'lance' } = options
      if (!isVariant(variant)) throw invalid('--variant', Object.keys(VARIANTS).join(', '), variant)
      if (index !== 'lance' && index !== 'memory') throw invalid('--index', 'lance or memory', index)
      const settings: Readonly<Record<string, unknown>> = { ...VARIANTS[variant], ...settingsOf(options) }
      const folder = options['out'] ?? `runs/${dataset}-${options['seed'] ?? DEFAULT_SEED}`
      const { report } = await watched(folder, (observer) =>
        runs.start(
          { folder, dataset, variant, settings, vectorIndex: index, models: modelsOf(options) },
          observer,
        ),
      )
      printReport(options, folder, report)
    },
  )

  command('resume <run>', 'Go on with a run that was stopped or killed, exactly where it was.').action(
    async (folder: string, options: { json?: boolean }) => {
      const { report } = await watched(folder, (observer) => runs.resume(folder, observer))
      printReport(options, folder, report)
    },
  )

  command('replay <run>', 'Do a run again from its stored replies and vectors, without any model.')
    .requiredOption('--out <folder>', 'Folder of the new run; new or empty.')
    .action(async (original: string, options: { json?: boolean; out: string }) => {
      const { report } = await watched(options.out, (observer) =>
        runs.replay(original, options.out, observer),
      )
      printReport(options, options.out, report)
    })

  command('report <run>', 'Show what a run has found so far.').action(
    async (folder: string, options: { json?: boolean }) => {
      const report = await runs.report(folder)
      if (!report) throw invalid('run', 'a run that has been evaluated', `${folder}, which has not been yet`)
      print(options, report, () => reportText(report))
    },
  )

  command('list', 'List datasets, and the runs in a folder.')
    .option('--runs <folder>', 'Folder that holds runs.', 'runs')
    .action(async (options: { json?: boolean; runs: string }) => {
      const found = { datasets: await datasets.list(), runs: await runs.list(options.runs) }
      print(options, found, () =>
        [
          'Datasets:',
          ...found.datasets.map((summary) => `  ${summaryText(summary)}`),
          ...(found.datasets.length === 0 ? ['  none yet; demo comes with the workbench'] : []),
          `Runs in ${options.runs}:`,
          ...found.runs.map((run) => `  ${runText(run)}`),
          ...(found.runs.length === 0 ? ['  none yet; begin with: recnet run --dataset demo'] : []),
        ].join('\n'),
      )
    })

  command(
    'import <path>',
    'Import a folder of RecBole atomic files, or the benchmark form with given candidates.',
  )
    .requiredOption('--name <name>', 'Name of the dataset: lower case letters, digits, dashes.')
    .option('--domain <word>', 'What one item is called, singular; guessed where absent.')
    .action(async (path: string, options: { json?: boolean; name: string; domain?: string }) => {
      const summary = await datasets.import({ path, name: options.name, domainWord: options.domain })
      print(options, summary, () => `Imported ${summaryText(summary)}`)
    })

  command('remove <dataset>', 'Remove an imported dataset; runs on it stay, but cannot be resumed.').action(
    async (name: string, options: { json?: boolean }) => {
      await datasets.remove(name)
      print(options, { removed: name }, () => `Removed ${name}.`)
    },
  )

  command(
    'show <kind> <id>',
    'Show one client of a run (show client u:2867): profile, filter memory, revisions, buffer.',
  )
    .option('--run <folder>', 'The run; default: the one changed last in runs/.')
    .action(async (kind: string, id: string, options: { json?: boolean; run?: string }) => {
      if (kind !== 'client') throw invalid('kind', 'client', kind)
      const folder = options.run ?? (await runs.latest('runs'))
      const history = await runs.ruleHistory(folder, id)
      print(options, history, () => historyText(history))
    })

  const line = (text: string) => terminal.stdout.write(`${text}\n`)
  program.addCommand(exportCommand(workbench, line))
  program.addCommand(modelsCommand(workbench, line, terminal))
  program.addCommand(promptsCommand(workbench, line))

  // Listed here, but started by the entry: a server needs none of what the other commands load.
  program
    .command('serve')
    .description('Serve the workbench to a browser on this machine; see recnet serve --help.')

  const printReport = (options: { readonly json?: boolean }, folder: string, report: RunReport) =>
    print(
      options,
      report,
      () => `${reportText(report)}\n\n${folder}/report.json has every user and repetition.`,
    )

  /** Shows progress while a run works, and turns an interrupt into a clean stop between two calls. */
  const watched = async <T>(
    folder: string,
    work: (observer: { control: RunControl; onView: (view: RunView, total: number) => void }) => Promise<T>,
  ) => {
    const control = new RunControl()
    const line = progressLine(terminal.stderr)
    const stopListening = terminal.onInterrupt(() => {
      control.cancel()
      terminal.stderr.write('\nStopping after the call in flight…\n')
    })
    const began = performance.now()
    let since: number | null = null
    try {
      return await work({
        control,
        onView: (view, total) => {
          since ??= view.step
          line.show(progressText(view, total, { milliseconds: performance.now() - began, since }))
        },
      })
    } catch (error) {
      if (isCancellation(error)) terminal.stderr.write(`Stopped. Go on with: recnet resume ${folder}\n`)
      throw error
    } finally {
      line.clear()
      stopListening()
    }
  }
  return program
}

function invalid(argument: string, expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'argument-invalid', argument, expected, found })
}

function isCommanderError(error: unknown): error is { readonly exitCode: number; readonly code: string } {
  return (
    error instanceof Error &&
    'exitCode' in error &&
    'code' in error &&
    String(error.code).startsWith('commander.')
  )
}
