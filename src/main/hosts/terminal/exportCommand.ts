/** `recnet export`: figures and tables of runs as files, the same bytes as from the window. */
import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import {
  DATASET_FIGURE_NAMES,
  datasetFigureRequest,
  FIGURE_NAMES,
  runFigureRequest,
  TABLE_NAMES,
  tableRequest,
  type ExportedFile,
  type FigureRequest,
} from '#shared/vocabulary/figures.ts'
import { parsedArgument } from './parsedArgument.ts'
import type { TerminalWorkbench } from './terminalWorkbench.ts'

/** The command with its two parts, `figure` and `table`. `print` gets the line that names the written file. */
export function exportCommand(workbench: TerminalWorkbench, print: (text: string) => void): Command {
  const command = new Command('export').description('Write a figure or a table to a file.').exitOverride()
  command
    .command('figure <name>')
    .description(
      `Of runs, one of: ${FIGURE_NAMES.join(', ')}. Of a dataset, one of: ${DATASET_FIGURE_NAMES.join(', ')}.`,
    )
    .option('--run <run...>', 'Names or folders of runs; several are overlaid.')
    .option('--dataset <dataset>', 'Name of an imported dataset, for a figure of it.')
    .addOption(
      new Option('--format <format>', 'File format.')
        .choices(['svg', 'pdf', 'png', 'csv', 'latex'])
        .default('pdf'),
    )
    .option('--width <mm>', 'True width in millimetres.', '85')
    .option('--height <mm>', 'True height in millimetres.', '60')
    .option('--dpi <number>', 'Pixels per inch of a PNG.', '300')
    .option('--font <pt>', 'Size of the text on paper, in points.', '8')
    .option('--title', 'Draw the title into the figure.', false)
    .option('--out <file>', 'Where to write; default: a name that says what it is, in this folder.')
    .exitOverride()
    .action(async (name: string, options: FigureOptions) => {
      const calls = await workbench.calls()
      const file = await calls['export.figure'](await figureRequestOf(name, options, workbench))
      await write(file, options.out, print)
    })
  command
    .command('table <name>')
    .description(`One of: ${TABLE_NAMES.join(', ')}.`)
    .requiredOption('--run <run...>', 'Names or folders of runs.')
    .addOption(new Option('--format <format>', 'File format.').choices(['csv', 'latex']).default('csv'))
    .option('--out <file>', 'Where to write; default: a name that says what it is, in this folder.')
    .exitOverride()
    .action(async (name: string, options: TableOptions) => {
      const request = parsedArgument('export table', tableRequest.omit({ runs: true }), {
        table: name,
        format: options.format,
      })
      const runs = await runsOf(options.run, workbench)
      const calls = await workbench.calls()
      await write(await calls['export.table']({ runs, ...request }), options.out, print)
    })
  return command
}

async function figureRequestOf(
  figure: string,
  { run, dataset, ...options }: FigureOptions,
  workbench: TerminalWorkbench,
): Promise<FigureRequest> {
  const asked = {
    figure,
    format: options.format,
    widthMm: Number(options.width),
    heightMm: Number(options.height),
    dpi: Number(options.dpi),
    fontPt: Number(options.font),
    title: options.title,
  }
  if (isDatasetFigure(figure)) {
    if (dataset === undefined || run !== undefined)
      throw invalid(
        '--dataset',
        `a dataset and no run, as ${figure} is a figure of a dataset`,
        run ?? dataset,
      )
    return parsedArgument('export figure', datasetFigureRequest, { ...asked, dataset })
  }
  if (!(FIGURE_NAMES as readonly string[]).includes(figure))
    throw invalid('name', [...FIGURE_NAMES, ...DATASET_FIGURE_NAMES].join(', '), figure)
  if (run === undefined || dataset !== undefined)
    throw invalid('--run', `runs and no dataset, as ${figure} is a figure of runs`, dataset ?? run)
  const request = parsedArgument('export figure', runFigureRequest.omit({ runs: true }), asked)
  return { ...request, runs: await runsOf(run, workbench) }
}

function isDatasetFigure(name: string): boolean {
  return (DATASET_FIGURE_NAMES as readonly string[]).includes(name)
}

function invalid(
  argument: string,
  expected: string,
  found: string | readonly string[] | undefined,
): WorkbenchError {
  return new WorkbenchError({
    code: 'argument-invalid',
    argument,
    expected,
    found: found === undefined ? 'neither' : String(found),
  })
}

async function runsOf(typed: readonly string[], workbench: TerminalWorkbench): Promise<string[]> {
  const runs: string[] = []
  // One after the other: two folders of one name must not be given the same name.
  for (const run of typed) runs.push(await workbench.runOf(run, { listed: false }))
  return runs
}

interface TableOptions {
  readonly run: readonly string[]
  readonly format: string
  readonly out?: string
}

interface FigureOptions extends Omit<TableOptions, 'run'> {
  readonly run?: readonly string[]
  readonly dataset?: string
  readonly width: string
  readonly height: string
  readonly dpi: string
  readonly font: string
  readonly title: boolean
}

async function write(
  file: ExportedFile,
  out: string | undefined,
  print: (text: string) => void,
): Promise<void> {
  const path = out ?? file.fileName
  await writeFile(path, Buffer.from(file.base64, 'base64'))
  print(`Wrote ${path}`)
}
