/** `recnet models calibrate`: how the scores of Eq. 4 lie for an encoder, and the threshold that suggests. */
import { Command } from 'commander'
import { isCancellation } from '#shared/errors.ts'
import { shellQuoted } from '#shared/shellQuoted.ts'
import type { Workbench } from '../../../workbench/createWorkbench.ts'
import type { RunControl } from '../../../workbench/readings.ts'
import { calibrationText } from './calibrationText.ts'
import { embeddingModelOf, type ModelOptions } from './modelOptions.ts'
import { progressLine } from '../progressLine.ts'
import { settingsOf } from '../settingsOptions.ts'
import { interruptible, type InterruptibleTerminal } from '../interruptibleTerminal.ts'

interface CalibrateOptions extends ModelOptions {
  readonly dataset: string
  readonly threshold?: string
  readonly quantile?: string
  readonly routers?: string
  readonly seed?: string
  readonly json?: boolean
}

export function calibrateCommand(
  workbench: Workbench,
  print: (text: string) => void,
  terminal: InterruptibleTerminal,
): Command {
  return new Command('calibrate')
    .description(
      'How routing scores (Eq. 4) lie for an encoder, and which threshold τ that suggests; needs no language model.',
    )
    .requiredOption('--dataset <name>', 'An imported dataset, or "demo".')
    .option('--embedding <file>', 'A GGUF file that embeds; default: hashing embeddings.')
    .option('--gpu-layers <number>', 'Layers on the GPU; default: as many as fit. 0 leaves the GPU alone.')
    .option('--threshold <value>', 'τ to look at: which share of the pairs would pass it; default 0.85.')
    .option('--quantile <value>', 'Share of the pairs that is not to pass the suggested τ; default 0.8.')
    .option('--routers <number>', 'K, the routers made at first; default 20.')
    .option('--seed <number>', 'Of the first routers and of the sample of clients; default 2020.')
    .option('--json', 'Write the result as JSON.')
    .exitOverride()
    .action(async (options: CalibrateOptions) => {
      const { dataset, threshold, quantile, routers, seed, embedding, json } = options
      const settings = settingsOf({
        routingThreshold: threshold,
        routingQuantile: quantile,
        initialRouterCount: routers,
        seed,
      })
      const request = { dataset, settings, embeddingModel: embeddingModelOf(options) }
      const found = await watched(terminal, (observer) => workbench.calibrate(request, observer))
      print(
        json
          ? JSON.stringify(found, null, 2)
          : calibrationText(found, embedding === undefined ? '' : ` --embedding ${shellQuoted(embedding)}`),
      )
    })
}

/** Shows how many texts are embedded; an interrupt stops between two batches. */
async function watched<T>(
  terminal: InterruptibleTerminal,
  work: (observer: { readonly control: RunControl; readonly onTexts: (texts: number) => void }) => Promise<T>,
): Promise<T> {
  const line = progressLine(terminal.stderr)
  const onTexts = (texts: number) => line.show(`${texts.toLocaleString('en')} texts embedded`)
  try {
    return await interruptible(terminal, (control) => work({ control, onTexts }))
  } catch (error) {
    if (isCancellation(error)) terminal.stderr.write('Stopped; nothing but vectors was kept.\n')
    throw error
  } finally {
    line.clear()
  }
}
