/** `recnet bundle`, `open-bundle`, `verify` and `rerun`: runs as one file, and runs done again. */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import type { ReplayVerdict } from '#shared/vocabulary/bundles/bundles.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { interruptible } from '../interruptibleTerminal.ts'
import { jsonCommand, type Print } from '../jsonCommand.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'
import { watchRun } from '../watchRun.ts'
import { contentsText, openedText, repeatText, verdictText } from './bundleTexts.ts'
import { bundleProgress, type BundleTerminal } from './bundleProgress.ts'

interface Json {
  readonly json?: boolean
}

interface BundleOptions extends Json {
  readonly out: string
  readonly withoutTexts?: boolean
  readonly withoutDataset?: boolean
}

/** The four commands. */
export function bundleCommands(
  workbench: TerminalWorkbench,
  print: Print,
  terminal: BundleTerminal,
): readonly Command[] {
  /** Does long work, with its progress on stderr, until it ends or the user interrupts it. */
  const followed = async <Result>(at: TerminalWorkbench, work: () => Promise<Result>): Promise<Result> => {
    const calls = await at.calls()
    const close = bundleProgress(calls, terminal)
    const cancel = () => calls['bundles.cancel']({})
    return interruptible(terminal, { work, cancel }).finally(close)
  }

  /** One name that is no run may be that of a study. */
  const bundledOf = async (typed: readonly string[]) => {
    const calls = await workbench.calls()
    const [first = ''] = typed
    const runs: RunId[] = []
    try {
      // One after the other: two folders of one name must not be given the same name.
      for (const run of typed) runs.push(await workbench.runOf(run, { listed: false }))
      return { runs }
    } catch (error) {
      const studies = typed.length === 1 ? await calls['studies.list']({}) : []
      if (studies.some(({ study }) => study === first)) return { study: first }
      throw error
    }
  }

  const bundle = jsonCommand(
    'bundle <runs...>',
    'Write finished runs, or a study with its finished runs, as one file, to be opened elsewhere.',
  )
    .requiredOption('--out <file>', 'The file to write, such as table-2.recnet.zip; nothing is overwritten.')
    .option('--without-texts', 'Leave out prompts and replies; nobody can replay the runs then.')
    .option('--without-dataset', 'Leave out the datasets.')
    .action(async (typed: readonly string[], { out, ...options }: BundleOptions) => {
      const calls = await workbench.calls()
      const request = {
        ...(await bundledOf(typed)),
        texts: options.withoutTexts !== true,
        dataset: options.withoutDataset !== true,
        to: await workbench.granted(out),
      }
      const written = await followed(workbench, () => calls['bundles.write'](request))
      print(options, written, () => `${contentsText(written)}\nWrote ${out}`)
    })

  const open = jsonCommand('open-bundle <file>', 'Open a bundle: its runs are listed as finished runs.')
    .option('--check', 'Only check it, and say what is in it.')
    .action(async (file: string, options: Json & { readonly check?: boolean }) => {
      const calls = await workbench.calls()
      const source = await workbench.granted(file)
      if (options.check) {
        const found = await followed(workbench, () => calls['bundles.check']({ source }))
        return print(options, found, () => contentsText(found))
      }
      const opened = await followed(workbench, () => calls['bundles.open']({ source }))
      print(options, opened, () => openedText(opened))
    })

  const verify = jsonCommand(
    'verify <run>',
    'Replay a run, or all runs of a bundle, without any model, and compare every event. A bundle is opened in a home of its own, which is deleted.',
  ).action(async (typed: string, options: Json) => {
    const verdicts = (await isFile(typed))
      ? await verdictsOfBundle(typed)
      : [await verdictOf(workbench, await workbench.runOf(typed, { listed: false }))]
    print(options, verdicts, () => verdicts.map(verdictText).join('\n'))
    const other = verdicts.find(({ difference, ended }) => difference !== null || ended !== null)
    if (other) throw new WorkbenchError({ code: 'replay-differs', run: other.run, ...firstOf(other) })
  })

  const verdictOf = async (at: TerminalWorkbench, run: RunId): Promise<ReplayVerdict> => {
    const calls = await at.calls()
    return followed(at, () => calls['bundles.verify']({ run }))
  }

  const verdictsOfBundle = async (file: string): Promise<readonly ReplayVerdict[]> => {
    if (!terminal.elsewhere) throw new Error('This terminal opens no other home.')
    const home = await mkdtemp(join(tmpdir(), 'recnet-verify-'))
    const apart = terminal.elsewhere(home)
    try {
      const calls = await apart.calls()
      const source = await apart.granted(file)
      const { runs, bundle } = await followed(apart, () => calls['bundles.open']({ source }))
      const verdicts: ReplayVerdict[] = []
      for (const { name, run } of runs) {
        const { noReplay = null, events = 0 } = bundle.runs.find((one) => one.name === name) ?? {}
        verdicts.push(
          noReplay === null
            ? await verdictOf(apart, run)
            : { run, events, replayed: 0, difference: null, ended: noReplay },
        )
      }
      return verdicts
    } finally {
      await apart.close()
      await rm(home, { recursive: true, force: true, maxRetries: 3 })
    }
  }

  const rerun = jsonCommand(
    'rerun <run>',
    'Run a configuration again with the models of this machine, found by their hashes, and show the differences.',
  ).action(async (typed: string, options: Json) => {
    const run = await workbench.runOf(typed, { listed: true })
    const watch = { begin: async () => (await workbench.calls())['bundles.rerun']({ run }) }
    const { run: repeated } = await watchRun(watch, workbench, terminal)
    const calls = await workbench.calls()
    const comparison = await calls['bundles.compare']({ run, repeated })
    const results = await calls['runs.compare']({ runs: [run, repeated] })
    print(options, { run, repeated, ...comparison, results }, () =>
      repeatText([run, repeated], comparison, results),
    )
  })

  return [bundle, open, verify, rerun]
}

function firstOf({ difference, ended, events, replayed }: ReplayVerdict) {
  const expected = `the ${events} events of the run`
  const found = ended === null ? `another event ${difference?.seq ?? replayed}` : 'a replay that ended early'
  return { expected, found }
}

async function isFile(path: string): Promise<boolean> {
  // What is not there is the name of a run, or of none, which the engine says.
  return stat(path).then(
    (about) => about.isFile(),
    () => false,
  )
}
