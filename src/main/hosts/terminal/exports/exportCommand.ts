/** `recnet export`: figures and tables of runs, datasets and studies as files, the same bytes as from the window. */
import { Command, Option } from 'commander'
import { missingLettersText } from '#shared/charts/paper/missingLettersText.ts'
import {
  DATASET_FIGURE_NAMES,
  DEFAULT_CHOICE,
  FIGURE_CUTOFFS,
  datasetFigureRequest,
  FIGURE_NAMES,
  ROUTER_FIGURE_NAMES,
  oneRunFigureRequest,
  runFigureRequest,
  runTableRequest,
  STUDY_FIGURE_NAMES,
  STUDY_TABLE_NAMES,
  studyFigureRequest,
  studyTableRequest,
  TABLE_NAMES,
  USER_FIGURE_NAMES,
  type ExportedFile,
  type FigureRequest,
  type TableFormat,
  type TableRequest,
} from '#shared/vocabulary/figures.ts'
import { METRIC_NAMES } from '#shared/vocabulary/results.ts'
import { MARKINGS } from '#shared/vocabulary/studies/studyTableChoice.ts'
import { parsedArgument } from '../parsedArgument.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'
import { BESIDE_TEXT, besideOption } from './besideOption.ts'
import { historyCommand } from './historyCommand.ts'
import { figureFormatOf, figureOptions, type TypedFormat } from './figureOptions.ts'
import { formatOf, formatOption, type Endings, type TypedPlace } from './formatOption.ts'
import { exportSubject, type TypedSubject } from './exportSubject.ts'
import { saveFile } from './saveFile.ts'

const TABLE_ENDINGS: Endings<TableFormat> = { csv: '.csv', latex: '.tex', markdown: '.md', text: '.txt' }

/** The command with its parts, `figure`, `table` and `history`. `print` gets the line that names the written file. */
export function exportCommand(workbench: TerminalWorkbench, print: (text: string) => void): Command {
  const command = new Command('export')
    .description('Write a figure, a table or the history of a client to a file.')
    .exitOverride()
  const figure = command
    .command('figure <name>')
    .description(
      `Of runs, one of: ${FIGURE_NAMES.join(', ')}. Of one run, one of: ${[...ROUTER_FIGURE_NAMES, ...USER_FIGURE_NAMES].join(', ')}. Of a dataset, one of: ${DATASET_FIGURE_NAMES.join(', ')}. Of a study, one of: ${STUDY_FIGURE_NAMES.join(', ')}.`,
    )
    .option('--run <run...>', 'Names or folders of runs; several are overlaid.')
    .option('--dataset <dataset>', 'Name of an imported dataset, for a figure of it.')
    .option('--study <study>', 'Name of a study, for a figure of it.')
    .option('--beside <pair...>', BESIDE_TEXT, [])
    .addOption(
      new Option('--cutoff <number>', 'Of ndcg: the cutoff.')
        .choices(FIGURE_CUTOFFS.map(String))
        .default(String(DEFAULT_CHOICE.cutoff)),
    )
    .addOption(
      new Option('--seeds <how>', 'Of runs that differ by their seeds alone: their mean, or each by itself.')
        .choices(['mean', 'each'])
        .default(DEFAULT_CHOICE.seeds),
    )
    .option('--step <number>', 'Of routers: as of this interaction; default: as they are now.')
    .addOption(
      new Option('--metric <name>', 'Of users: what is compared; default: ndcg@10.').choices(METRIC_NAMES),
    )
    .option('--against <method>', 'Of users: the method to compare with; default: the first reference.')
    .option('--out <file>', 'Where to write; default: a name that says what it is, in this folder.')
    .exitOverride()
    .action(async (name: string, options: FigureOptions) => {
      const request = await figureRequestOf(name, options, workbench)
      const calls = await workbench.calls()
      await write(await calls['export.figure'](request), options.out, print)
    })
  for (const option of figureOptions()) figure.addOption(option)
  command
    .command('table <name>')
    .description(
      `Of runs, one of: ${TABLE_NAMES.join(', ')}. Of a study, one of: ${STUDY_TABLE_NAMES.join(', ')}.`,
    )
    .option('--run <run...>', 'Names or folders of runs.')
    .option('--study <study>', 'Name of a study, for a table of it.')
    .option('--beside <pair...>', BESIDE_TEXT, [])
    .addOption(
      new Option('--marks <by>', 'Of a study: marks the best where the tests allow it, or the highest.')
        .choices(MARKINGS)
        .default('test'),
    )
    .addOption(formatOption(TABLE_ENDINGS, 'File format; text is for studies'))
    .option('--out <file>', 'Where to write; default: a name that says what it is, in this folder.')
    .exitOverride()
    .action(async (name: string, options: TableOptions) => {
      const request = await tableRequestOf(name, options, workbench)
      const calls = await workbench.calls()
      await write(await calls['export.table'](request), options.out, print)
    })
  command.addCommand(historyCommand(workbench, (file, out) => write(file, out, print)))
  return command
}

async function figureRequestOf(
  figure: string,
  options: FigureOptions,
  workbench: TerminalWorkbench,
): Promise<FigureRequest> {
  const subject = exportSubject('figure', figure, options)
  const asked = { figure, ...figureFormatOf(options) }
  switch (subject.kind) {
    case 'dataset':
      return parsedArgument('export figure', datasetFigureRequest, { ...asked, dataset: subject.dataset })
    case 'study':
      return parsedArgument('export figure', studyFigureRequest, {
        ...asked,
        study: subject.study,
        beside: besideOption(options.beside),
      })
    case 'run': {
      const own = {
        ...asked,
        run: (await runsOf([subject.run], workbench))[0],
        ...(options.step === undefined ? {} : { step: Number(options.step) }),
        ...(options.metric === undefined ? {} : { metric: options.metric }),
        ...(options.against === undefined ? {} : { against: options.against }),
      }
      return parsedArgument('export figure', oneRunFigureRequest, own)
    }
    case 'runs': {
      const choice = { cutoff: Number(options.cutoff), seeds: options.seeds }
      const request = parsedArgument('export figure', runFigureRequest.omit({ runs: true }), {
        ...asked,
        choice,
      })
      return { ...request, runs: await runsOf(subject.runs, workbench) }
    }
    default:
      return subject satisfies never
  }
}

async function tableRequestOf(
  table: string,
  options: TableOptions,
  workbench: TerminalWorkbench,
): Promise<TableRequest> {
  const subject = exportSubject('table', table, options)
  const asked = { table, format: formatOf(TABLE_ENDINGS, options) }
  if (subject.kind === 'study')
    return parsedArgument('export table', studyTableRequest, {
      ...asked,
      study: subject.study,
      by: options.marks,
      beside: besideOption(options.beside),
    })
  const request = parsedArgument('export table', runTableRequest.omit({ runs: true }), asked)
  return { ...request, runs: await runsOf(subject.kind === 'runs' ? subject.runs : [], workbench) }
}

async function runsOf(typed: readonly string[], workbench: TerminalWorkbench): Promise<string[]> {
  const runs: string[] = []
  // One after the other: two folders of one name must not be given the same name.
  for (const run of typed) runs.push(await workbench.runOf(run, { listed: false }))
  return runs
}

interface ExportOptions extends TypedSubject, TypedPlace {
  readonly beside: readonly string[]
}

interface TableOptions extends ExportOptions {
  readonly marks: string
}

interface FigureOptions extends ExportOptions, TypedFormat {
  readonly cutoff: string
  readonly seeds: string
  readonly step?: string
  readonly metric?: string
  readonly against?: string
}

async function write(
  file: ExportedFile,
  out: string | undefined,
  print: (text: string) => void,
): Promise<void> {
  const path = out ?? file.fileName
  await saveFile(path, Buffer.from(file.base64, 'base64'))
  print([`Wrote ${path}`, ...missingLettersText(file)].join('\n'))
}
