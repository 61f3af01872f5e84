/** `recnet models calibrate`: how the scores of Eq. 4 are distributed for an encoder, and the threshold that this suggests. */
import { randomUUID } from 'node:crypto'
import { Command } from 'commander'
import { isCancellation } from '#shared/errors.ts'
import { shellQuoted } from '#shared/shellQuoted.ts'
import type { Calibration } from '#shared/vocabulary/calibration.ts'
import type { RunRequest, SettingValue } from '#shared/vocabulary/runs.ts'
import { calibrationText } from './calibrationText.ts'
import { askedEmbedding } from './askedModels.ts'
import { embeddingModelOf, type ModelOptions } from './modelOptions.ts'
import { progressLine } from '../progress/progressLine.ts'
import { settingsOf } from '../settingsOptions.ts'
import { interruptible, type InterruptibleTerminal } from '../interruptibleTerminal.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'

interface CalibrateOptions extends ModelOptions {
  readonly dataset: string
  readonly threshold?: string
  readonly quantile?: string
  readonly routers?: string
  readonly seed?: string
  readonly json?: boolean
}

/** The command. Ctrl-C stops it between two batches; vectors that were computed are kept. */
export function calibrateCommand(
  workbench: TerminalWorkbench,
  print: (text: string) => void,
  terminal: InterruptibleTerminal,
): Command {
  return new Command('calibrate')
    .description(
      'Show how routing scores (Eq. 4) are distributed for an encoder, and suggest a threshold τ. Needs no language model.',
    )
    .requiredOption('--dataset <name>', 'An imported dataset, or "demo".')
    .option('--embedding <file>', 'A GGUF file that embeds; default: hashing embeddings.')
    .option(
      '--gpu-layers <number>',
      'Layers on the GPU; default: as many as fit. With 0 the GPU is not used.',
    )
    .option('--threshold <value>', 'A τ of which the share of pairs that would pass is shown; default 0.85.')
    .option('--quantile <value>', 'Share of the pairs that shall not pass the suggested τ; default 0.8.')
    .option('--routers <number>', 'K, the number of initial routers; default 20.')
    .option('--seed <number>', 'Seed of the initial routers and of the sample of clients; default 2020.')
    .option('--json', 'Write the result as JSON.')
    .exitOverride()
    .action(async (options: CalibrateOptions) => {
      const { dataset, threshold, quantile, routers, seed, embedding, json } = options
      // The engine refuses a value that a setting cannot have.
      const settings = settingsOf({
        routingThreshold: threshold,
        routingQuantile: quantile,
        initialRouterCount: routers,
        seed,
      }) as Readonly<Record<string, SettingValue>>
      const asked = await askedEmbedding(embeddingModelOf(options), (path) => workbench.granted(path))
      const ticket = randomUUID()
      const request = { dataset, variant: 'RecNet', settings: { ...settings }, ...asked, ticket }
      const found = await watched(request, workbench, terminal)
      print(
        json
          ? JSON.stringify(found, null, 2)
          : calibrationText(found, embedding === undefined ? '' : ` --embedding ${shellQuoted(embedding)}`),
      )
    })
}

/** Shows how many texts are embedded; an interrupt stops between two batches. */
async function watched(
  request: RunRequest & { readonly ticket: string },
  workbench: TerminalWorkbench,
  terminal: InterruptibleTerminal,
): Promise<Calibration> {
  const calls = await workbench.calls()
  const { ticket } = request
  const line = progressLine(terminal.stderr)
  const forget = calls.on('experiments.calibrating', (told) => {
    if (told.ticket === ticket) line.show(`${told.texts.toLocaleString('en')} texts embedded`)
  })
  try {
    return await interruptible(terminal, {
      work: () => calls['experiments.calibrate'](request),
      cancel: () => calls['experiments.cancelCalibration']({ ticket }),
    })
  } catch (error) {
    if (isCancellation(error)) terminal.stderr.write('Stopped; nothing but vectors was kept.\n')
    throw error
  } finally {
    forget()
    line.clear()
  }
}
