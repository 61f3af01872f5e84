/** Turns the arguments of a command line into calls of the contract. Results go to stdout, and everything else to stderr. */
import { Command } from 'commander'
import { isCancellation, isFault } from '#shared/errors.ts'
import type { LogReader } from '../../ports/log.ts'
import { bundleCommands } from './bundles/bundleCommands.ts'
import type { BundleTerminal } from './bundles/bundleProgress.ts'
import { datasetCommands } from './datasets/datasetCommands.ts'
import { reportCommands } from './datasets/reportCommands.ts'
import { errorText } from './errorText.ts'
import { exportCommand } from './exports/exportCommand.ts'
import { compareCommand } from './joint/compareCommand.ts'
import { exportDatasetCommand } from './exportDatasetCommand.ts'
import type { Print } from './jsonCommand.ts'
import { logCommand } from './logCommand.ts'
import { modelsCommand } from './models/modelCommands.ts'
import { promptsCommand } from './promptsCommand.ts'
import { printable } from './printable.ts'
import { isEngineLost } from './progress/engineLost.ts'
import { nameCommand } from './nameCommand.ts'
import { runCommands } from './runCommands.ts'
import { showCommands } from './showCommands.ts'
import { studyCommands } from './studies/studyCommands.ts'
import type { TerminalWorkbench } from './terminalWorkbench.ts'
import { withUsage } from './withUsage.ts'

/** Exit codes by the convention of shells: 130 is that of a program ended by Ctrl-C. */
const EXIT = { ok: 0, failed: 1, usage: 2, stopped: 130 } as const

export interface Terminal extends BundleTerminal {
  readonly stdout: NodeJS.WriteStream
  /** Is told of an unexpected error before that is written to stderr. */
  readonly onFault?: (error: unknown) => void
  /** Whether stacks of unexpected errors are written to stderr (default false); they are in the log anyway. */
  readonly withStacks?: boolean
  /** The log of the home; absent where the program is only described. */
  readonly logReader?: LogReader
}

/** Commands that may be repeated from their beginning, since they change nothing or end with the same result. */
const REPEATABLE: ReadonlySet<string> = new Set([
  'report',
  'compare',
  'list',
  'show',
  'checks',
  'card',
  'export',
  'export-dataset',
  'prompts',
  'models',
  'verify',
])
/** How often they are tried where the engine that they had joined ends. */
const MOST_TRIES = 5

/** Runs one command line and resolves with its exit code; it does not reject. The workbench is closed afterwards. */
export async function runCommand(
  args: readonly string[],
  workbench: TerminalWorkbench,
  terminal: Terminal,
): Promise<number> {
  try {
    await carriedOut(args, workbench, terminal)
    return EXIT.ok
  } catch (error) {
    if (isCancellation(error)) return EXIT.stopped
    if (isCommanderError(error)) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    if (isFault(error)) terminal.onFault?.(error)
    terminal.stderr.write(`${printable(errorText(workbench.asTyped(error), terminal.withStacks))}\n`)
    return EXIT.failed
  } finally {
    await workbench.close()
  }
}

/** Another terminal may end the engine that this one had joined, and then the next one is as good. */
async function carriedOut(args: readonly string[], workbench: TerminalWorkbench, terminal: Terminal) {
  for (let tries = 1; ; tries++) {
    try {
      await programFor(workbench, terminal).parseAsync(args, { from: 'user' })
      return
    } catch (error) {
      if (
        !isEngineLost(error) ||
        !REPEATABLE.has(args[0] ?? '') ||
        tries === MOST_TRIES ||
        !(await workbench.hadJoined())
      )
        throw error
      await workbench.close()
    }
  }
}

/** The program with every command; nothing of the workbench is asked before a command line is parsed. */
export function programFor(workbench: TerminalWorkbench, terminal: Terminal): Command {
  const program = new Command('recnet')
    .description(
      'RecNet: self-evolving preference propagation for agentic recommender systems, on this machine.',
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })
  const line = (text: string) => terminal.stdout.write(`${text}\n`)
  const print: Print = ({ json }, value, text) =>
    line(json ? JSON.stringify(value, null, 2) : printable(text()))
  const commands = [
    ...runCommands(workbench, print, terminal),
    ...showCommands(workbench, print),
    nameCommand(workbench, print),
    compareCommand(workbench, print),
    studyCommands({ workbench, print, terminal }),
    ...datasetCommands(workbench, print, terminal),
    ...reportCommands(workbench, print),
    exportCommand(workbench, line),
    exportDatasetCommand(workbench, print),
    ...bundleCommands(workbench, print, terminal),
    modelsCommand(workbench, line, terminal),
    promptsCommand(workbench, line),
    logCommand(terminal.logReader ?? null, line, terminal),
  ]
  for (const command of commands) program.addCommand(command)

  // Listed here, but started by the entry: a server needs none of what the other commands load.
  program
    .command('serve')
    .description('Serve the workbench to a browser on this machine; see recnet serve --help.')
  return withUsage(program)
}

function isCommanderError(error: unknown): error is { readonly exitCode: number; readonly code: string } {
  return (
    error instanceof Error &&
    'exitCode' in error &&
    'code' in error &&
    String(error.code).startsWith('commander.')
  )
}
