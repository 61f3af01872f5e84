/** `recnet report`, `list` and `show`: reads the results and clients of runs without changing anything. */
import type { Command } from 'commander'
import { errorMessage } from '#shared/errors/errorSentence.ts'
import { WorkbenchError } from '#shared/errors.ts'
import type { RuleHistory } from '#shared/events/foldRuleHistory.ts'
import type { RunSummary } from '#shared/events/runSummary.ts'
import type { ClientHistory } from '#shared/vocabulary/inspection.ts'
import { serverLines } from '#shared/vocabulary/models/serverAccounts.ts'
import type { RunRow } from '#shared/vocabulary/runs.ts'
import { errorText } from './errorText.ts'
import { jsonCommand, type Print } from './jsonCommand.ts'
import { historyText, reportText, rowText, runText, summaryText } from './runTexts.ts'
import type { TerminalWorkbench } from './terminalWorkbench.ts'

interface ListOptions {
  readonly json?: boolean
  readonly runs?: string
}

/** The three commands. */
export function showCommands(workbench: TerminalWorkbench, print: Print): readonly Command[] {
  const report = jsonCommand('report <run>', 'Show what a run has found so far.').action(
    async (typed: string, options: { json?: boolean }) => {
      const run = await workbench.runOf(typed, { listed: false })
      const calls = await workbench.calls()
      const found = await calls['runs.report']({ run })
      const servers = serverLines(await calls['runs.servers']({ run }))
      if (!found) throw invalid('run', 'a run that has been evaluated', `${typed}, which has not been yet`)
      print(options, found, () => [reportText(found), ...servers].join('\n'))
    },
  )

  const list = jsonCommand('list', 'List datasets and runs.')
    .option('--runs <folder>', 'Instead of all runs, those in this folder.')
    .action(async (options: ListOptions) => {
      const calls = await workbench.calls()
      const datasets = await calls['datasets.list']({ imported: true })
      const damaged = await calls['datasets.damaged']({})
      const { runs: folder } = options
      const source = folder === undefined ? undefined : await workbench.granted(folder)
      const summaries = () => calls['runs.summaries'](source === undefined ? {} : { source })
      if (options.json) return print(options, { datasets, damaged, runs: await summaries() }, () => '')
      const runs =
        folder === undefined
          ? byName(await calls['runs.list']({})).map(rowLine)
          : (await summaries()).map(summaryLine)
      print(options, null, () =>
        [
          'Datasets:',
          ...datasets.map((summary) => `  ${summaryText(summary)}`),
          ...damaged.map(({ error }) => `  ${errorMessage(error)}`),
          ...(datasets.length === 0 ? ['  none yet; demo comes with the workbench'] : []),
          folder === undefined ? 'Runs:' : `Runs in ${folder}:`,
          ...runs.map((run) => `  ${run}`),
          ...(runs.length === 0 ? ['  none yet; begin with: recnet run --dataset demo'] : []),
        ].join('\n'),
      )
    })

  const show = jsonCommand(
    'show <kind> <id>',
    'Show one client of a run (show client u:2867): profile, filter memory, revisions, buffer.',
  )
    .option('--run <run>', 'The run, by its name or folder; default: the one changed last.')
    .action(async (kind: string, client: string, options: { json?: boolean; run?: string }) => {
      if (kind !== 'client') throw invalid('kind', 'client', kind)
      const calls = await workbench.calls()
      const run =
        options.run === undefined
          ? await calls['runs.latest']({})
          : await workbench.runOf(options.run, { listed: false })
      const history = await calls['inspection.client']({ run, client })
      print(options, ruleHistoryIn(history), () => historyText(history))
    })

  return [report, list, show]
}

function ruleHistoryIn(history: ClientHistory): RuleHistory {
  const { client, name, filterMemories, profiles, attributes, messageBuffer } = history
  const { privateMemories, interestGroups } = history
  const memories = privateMemories.length === 0 ? {} : { privateMemories, interestGroups }
  return { client, name, filterMemories, profiles, attributes, messageBuffer, ...memories }
}

function byName(rows: readonly RunRow[]): readonly RunRow[] {
  return [...rows].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

/** The name or folder that a command accepts for the run. */
function nameOf({ run, folder }: RunRow): string {
  return folder ?? run
}

function rowLine(row: RunRow): string {
  return row.dataset === '' && row.error
    ? `${nameOf(row)}: ${errorText(new WorkbenchError(row.error))}`
    : rowText(nameOf(row), row)
}

function summaryLine(summary: RunSummary): string {
  return 'error' in summary
    ? `${summary.folder}: ${errorText(new WorkbenchError(summary.error))}`
    : runText(summary)
}

function invalid(argument: string, expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'argument-invalid', argument, expected, found })
}
