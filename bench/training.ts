/**
 * Trains BPR and SASRec here and with the real RecBole on one thread, and prints seconds of the processor, which
 * other programs lengthen little, and losses side by side.
 *
 *   npm run bench:training                        amazon-cds-dense, and random data of the size of MovieLens 1M
 *   npm run bench:training -- --users 60          so many of its 6040 users for SASRec, of which RecBole takes an hour an epoch
 *
 * First SASRec is trained from RecBole's own first values, in whole batches and without dropout: then nothing is left to chance,
 * and the losses are the same to about a millionth. --python FOLDER has a Python with RecBole 1.2.1, or gets it from PyPI. Nothing
 * here passes or fails; without Python it says so and ends.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { TrainingData } from '../src/main/recommenders/recommender.ts'
import { factorisation } from '../src/main/recommenders/factorisation/factorisationModel.ts'
import { sasRec } from '../src/main/recommenders/sasRec/sasRecModel.ts'
import type { SasRecSettings } from '../src/main/recommenders/sasRec/sasRecSettings.ts'
import { recBoleIn } from './recbole/recBoleIn.ts'
import { comparedTrainings } from './training/comparedTrainings.ts'
import { denseHistories, movieLensSized } from './training/histories.ts'
import { productSpeed, sasRecOperations } from './training/work.ts'

const { values: options } = parseArgs({
  options: { python: { type: 'string' }, users: { type: 'string', default: '100' } },
})
const shape = {
  dimensions: 128,
  innerSize: 256,
  layers: 2,
  heads: 2,
  weightDecay: 0,
  loss: 'softmax',
} as const
const common = { seed: 1, hidden_size: 128, embedding_size: 128, learning_rate: 0.001 }

const cache = join(process.env['RECNET_HOME'] ?? join(homedir(), '.recnet-workbench'), 'bench')
const python = await recBoleIn(resolve(options.python ?? join(cache, 'recbole')), (line) =>
  console.error(line),
)
if (python === null) console.log('Not compared: this machine has no python3 with venv.')
else await compareAll(python)

async function compareAll(python: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'recnet-training-'))
  try {
    console.log(`a matrix product: ${gigaflops(productSpeed())}`)
    const dense = denseHistories()
    if (!dense) console.log('amazon-cds-dense is not on this machine.')
    else {
      await exactly(python, folder, dense)
      await bpr({ python, folder, name: 'dense', data: dense, epochs: 100, batch: 256 })
      await transformer({ python, folder, name: 'dense', data: dense, epochs: 30, batch: 256, maxHistory: 8 })
    }
    await bpr({ python, folder, name: 'movies', data: movieLensSized(6040), epochs: 1, batch: 2048 })
    const data = movieLensSized(Number(options.users))
    await transformer({ python, folder, name: 'fewmovies', data, epochs: 1, batch: 2048, maxHistory: 50 })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Case {
  readonly python: string
  readonly folder: string
  readonly name: string
  readonly data: TrainingData
  readonly epochs: number
  readonly batch: number
}

async function exactly(python: string, folder: string, data: TrainingData): Promise<void> {
  const settings = { ...shape, learningRate: 0.001, dropout: 0, maxHistory: 8, batchSize: 512 }
  const theirs = { ...recBoleSasRec(20, 512, 8), hidden_dropout_prob: 0, attn_dropout_prob: 0 }
  const request = {
    python,
    dataset: 'dense',
    model: 'SASRec',
    settings: theirs,
    values: join(folder, 'values'),
  }
  const both = await comparedTrainings({ request, folder, data, newModel: sasRec(settings), epochs: 20 })
  const apart = both.ours.losses.map((loss, epoch) =>
    Math.abs(loss - (both.theirs.losses[epoch] ?? Infinity)),
  )
  console.log(
    `SASRec from RecBole's first values: losses of 20 epochs apart by at most ${Math.max(...apart).toExponential(1)}`,
  )
}

async function bpr({ python, folder, name, data, epochs, batch }: Case): Promise<void> {
  const newModel = factorisation({
    dimensions: 128,
    learningRate: 0.001,
    weightDecay: 0,
    batchSize: batch,
    layers: 0,
    penalty: 0,
  })
  const negatives = { distribution: 'uniform', sample_num: 1, alpha: 1, dynamic: false, candidate_num: 0 }
  const settings = { ...common, epochs, train_batch_size: batch, train_neg_sample_args: negatives }
  const request = { python, dataset: name, model: 'BPR', settings }
  const { ours, theirs } = await comparedTrainings({ request, folder, data, newModel, epochs })
  const rows = epochs * data.histories.reduce((sum, { train }) => sum + train.length, 0)
  report(`BPR, ${name}`, rows, ours, theirs)
}

async function transformer({
  python,
  folder,
  name,
  data,
  epochs,
  batch,
  maxHistory,
}: Case & { readonly maxHistory: number }): Promise<void> {
  const settings: SasRecSettings = {
    ...shape,
    learningRate: 0.001,
    dropout: 0.5,
    maxHistory,
    batchSize: batch,
  }
  const request = {
    python,
    dataset: name,
    model: 'SASRec',
    settings: recBoleSasRec(epochs, batch, maxHistory),
  }
  const { ours, theirs } = await comparedTrainings({
    request,
    folder,
    data,
    newModel: sasRec(settings),
    epochs,
  })
  const histories = data.histories.map(({ train }) => train)
  const rows = epochs * histories.reduce((sum, { length }) => sum + Math.max(0, length - 1), 0)
  report(`SASRec, ${name}`, rows, ours, theirs)
  const speed = (epochs * sasRecOperations(histories, data.items.size, settings)) / ours.seconds
  console.log(
    `  ${gigaflops(speed)} of matrix products, ${Math.round((100 * speed) / productSpeed())} % of a plain one`,
  )
}

function recBoleSasRec(epochs: number, batch: number, maxHistory: number) {
  const own = { loss_type: 'CE', train_neg_sample_args: null, MAX_ITEM_LIST_LENGTH: maxHistory }
  return { ...common, ...own, epochs, train_batch_size: batch }
}

type Side = { readonly seconds: number; readonly losses: readonly number[] }

function report(title: string, rows: number, ours: Side, theirs: Side): void {
  const ratio = (theirs.seconds / ours.seconds).toFixed(1)
  console.log(`${title}: ours ${side(ours, rows)}; RecBole ${side(theirs, rows)}; ${ratio} times as fast`)
}

function side({ seconds, losses }: Side, rows: number): string {
  return `${seconds.toFixed(2)} s, ${Math.round(rows / seconds).toLocaleString('en')} rows/s, last loss ${losses.at(-1)?.toFixed(4)}`
}

function gigaflops(speed: number): string {
  return `${(speed / 1e9).toFixed(1)} GFLOP/s`
}
