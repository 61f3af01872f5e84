/** `recnet import`: imports a dataset, or tries what preprocessing would leave of it. */
import type { Command } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import { formatBytes } from '#shared/quantities.ts'
import type { ReadProgress } from '#shared/vocabulary/imports/imports.ts'
import { NO_PREPROCESSING } from '#shared/vocabulary/imports/preprocessing.ts'
import { stepText } from '#shared/vocabulary/imports/stepText.ts'
import { interruptible, type InterruptibleTerminal } from '../interruptibleTerminal.ts'
import { jsonCommand, type Print } from '../jsonCommand.ts'
import { progressLine } from '../progress/progressLine.ts'
import { summaryText } from '../runTexts.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'
import { addPlan, planOf, type PlanOptions } from './planOptions.ts'
import { addPreprocessing, preprocessingOf } from './preprocessingOptions.ts'

interface ImportOptions extends PlanOptions {
  readonly json?: boolean
  readonly name?: string
  readonly domain?: string
  readonly rejects?: string
  readonly dryRun?: boolean
}

/** The command. An interrupted import keeps nothing. */
export function importCommand(
  workbench: TerminalWorkbench,
  print: Print,
  terminal: InterruptibleTerminal,
): Command {
  const command = jsonCommand(
    'import <paths...>',
    'Import a dataset: a folder or files of Amazon reviews, MovieLens, RecBole, or any CSV, TSV or JSON lines.',
  )
    .option(
      '--name <name>',
      'Name of the dataset: lower-case letters, digits and hyphens; default: by the files.',
    )
    .option('--domain <word>', 'What one item is called, in the singular; default: guessed from the files.')
    .option(
      '--rejects <percent>',
      'Share of the rows of a file that may be bad; they are left out and listed in rejects.csv. Default: 1.',
    )
    .option('--dry-run', 'Only say what each step of preprocessing would leave; nothing is imported.')
  return addPreprocessing(addPlan(command)).action(
    async (paths: readonly string[], options: ImportOptions) => {
      const preprocessing = preprocessingOf({ ...options })
      const { workbench: calls } = await workbench.engine()
      const source = await workbench.granted(...paths)
      const preview = (plan?: PlanRequest) => calls['datasets.preview']({ source, ...(plan ? { plan } : {}) })
      const plan = await planOf(options, preview)
      const request = {
        source,
        ...(plan === undefined ? {} : { plan }),
        ...(options.rejects === undefined ? {} : { rejectLimit: percent(options.rejects) }),
      }
      const line = progressLine(terminal.stderr)
      const show = (progress: ReadProgress) => {
        // While files are looked at, it is not known yet what is to be read.
        if (progress.file !== '' && progress.totalBytes > 0) line.show(progressText(progress))
      }
      if (options.dryRun === true) {
        const stop = calls.on('datasets.preparing', (told) => {
          if (told.source === source) show(told)
        })
        const prepared = await interruptible(terminal, {
          work: () => calls['datasets.prepare'](request),
          cancel: () => calls['datasets.cancelPreparing']({ source }),
        }).finally(stop)
        line.clear()
        const steps = preprocessing ?? NO_PREPROCESSING
        const tried = await calls['datasets.preprocess']({ source, preprocessing: steps })
        const lines = [...prepared.notes, ...tried.steps.map((step) => stepText(step, steps))]
        print(options, { ...prepared, ...tried }, () => lines.join('\n'))
        return
      }
      const name = options.name ?? (await preview(plan)).suggestedName
      const stop = calls.on('datasets.progress', (told) => {
        if (told.name === name) show(told)
      })
      const summary = await interruptible(terminal, {
        work: () =>
          calls['datasets.import']({
            ...request,
            name,
            ...(options.domain === undefined ? {} : { domainWord: options.domain }),
            ...(preprocessing === undefined ? {} : { preprocessing }),
          }),
        cancel: () => calls['datasets.cancelImport']({ name }),
      }).finally(stop)
      line.clear()
      const card = await calls['datasets.card']({ dataset: name })
      const steps = card?.preprocessing
        ? card.steps.map((step) => stepText(step, card.preprocessing ?? NO_PREPROCESSING))
        : []
      const lines = [`Imported ${summaryText(summary)}`, ...summary.notes, ...steps]
      print(options, summary, () => lines.join('\n'))
    },
  )
}

type PlanRequest = Awaited<ReturnType<typeof planOf>>

function progressText({ file, readBytes, totalBytes }: ReadProgress): string {
  const share = totalBytes === 0 ? 0 : Math.min(100, Math.floor((100 * readBytes) / totalBytes))
  return `Reading ${file}: ${share} %, ${formatBytes(readBytes)} of ${formatBytes(totalBytes)}`
}

function percent(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (value >= 0 && value <= 100) return value / 100
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: '--rejects',
    expected: 'a number from 0 to 100',
    found: text,
  })
}
