/** Trains the same model on the same data for as many epochs here and in RecBole, one after the other. */
import { createWriteStream } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { toItemId } from '#shared/vocabulary/ids.ts'
import type { TrainingData } from '../../src/main/recommenders/recommender.ts'
import { numberedData, type NumberedData } from '../../src/main/recommenders/training/numberedData.ts'
import type { NewModel } from '../../src/main/recommenders/training/trainedModel.ts'
import { trainingPorts } from '../../src/main/recommenders/training/training.testing.ts'
import { interactionRows } from './histories.ts'
import { recBoleTraining, type RecBoleRequest } from './recBoleTraining.ts'

/** What is trained on both sides. */
export interface Compared {
  readonly request: Omit<RecBoleRequest, 'path'>
  readonly folder: string
  readonly data: TrainingData
  readonly newModel: NewModel
  readonly epochs: number
}

/** Seconds of the processor for all epochs, and their losses, on both sides. */
export interface Trainings {
  readonly ours: { readonly seconds: number; readonly losses: readonly number[] }
  readonly theirs: { readonly seconds: number; readonly losses: readonly number[] }
}

export async function comparedTrainings({
  request,
  folder,
  data,
  newModel,
  epochs,
}: Compared): Promise<Trainings> {
  await mkdir(join(folder, request.dataset), { recursive: true })
  const file = join(folder, request.dataset, `${request.dataset}.inter`)
  await pipeline(Readable.from(interactionRows(data)), createWriteStream(file))
  const theirs = await recBoleTraining({ ...request, path: folder })
  // Numbers as RecBole has them, so that its first values are those of the same items.
  const items = new Map(theirs.tokens.slice(1).map((token) => [toItemId(token), {} as never]))
  const ours = await trained(
    numberedData({ histories: data.histories, items }),
    newModel,
    epochs,
    request.values,
  )
  return { ours, theirs }
}

async function trained(data: NumberedData, newModel: NewModel, epochs: number, values: string | undefined) {
  const model = newModel(data, trainingPorts(2020).randomFor)
  if (values !== undefined) {
    const bytes = await readFile(values)
    const floats = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
    let at = 0
    const next = (length: number) => floats.subarray(at, (at += length))
    model.restore(model.snapshot().map((parameter) => next(parameter.length)))
  }
  const losses: number[] = []
  const began = process.cpuUsage()
  for (let epoch = 1; epoch <= epochs; epoch++) losses.push(await model.epoch(epoch, async () => undefined))
  const { user, system } = process.cpuUsage(began)
  return { seconds: (user + system) / 1e6, losses }
}
