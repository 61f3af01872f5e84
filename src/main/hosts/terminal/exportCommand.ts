/** `recnet export`: figures and tables of runs as files, the same bytes as from the window. */
import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import {
  FIGURE_NAMES,
  figureRequest,
  TABLE_NAMES,
  tableRequest,
  type ExportedFile,
} from '#shared/vocabulary/figures.ts'
import { parsedArgument } from './parsedArgument.ts'
import type { TerminalWorkbench } from './terminalWorkbench.ts'

/** The command with its two parts, `figure` and `table`. `print` gets the line that names the written file. */
export function exportCommand(workbench: TerminalWorkbench, print: (text: string) => void): Command {
  const command = new Command('export')
    .description('Write a figure or a table of one or several runs to a file.')
    .exitOverride()
  command
    .command('figure <name>')
    .description(`One of: ${FIGURE_NAMES.join(', ')}.`)
    .requiredOption('--run <run...>', 'Names or folders of runs; several are overlaid.')
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
      const request = parsedArgument('export figure', figureRequest.omit({ runs: true }), {
        figure: name,
        format: options.format,
        widthMm: Number(options.width),
        heightMm: Number(options.height),
        dpi: Number(options.dpi),
        fontPt: Number(options.font),
        title: options.title,
      })
      const runs = await runsOf(options.run, workbench)
      const calls = await workbench.calls()
      await write(await calls['export.figure']({ runs, ...request }), options.out, print)
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

interface FigureOptions extends TableOptions {
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
