/** The settings with which the reference results of the trained recommenders were made, without early stopping. */
import { factorisation } from '../factorisation/factorisationModel.ts'
import { sasRec } from '../sasRec/sasRecModel.ts'
import type { NewModel } from './trainedModel.ts'

const pairs = { dimensions: 128, learningRate: 0.005, weightDecay: 0, batchSize: 256 }

/** The model and the number of epochs, by the name that the reference results have for it. */
export const REFERENCE_SETTINGS: Readonly<Record<string, { newModel: NewModel; epochs: number }>> = {
  BPR: { newModel: factorisation({ ...pairs, layers: 0, penalty: 0 }), epochs: 100 },
  LightGCN: { newModel: factorisation({ ...pairs, layers: 2, penalty: 1e-5 }), epochs: 100 },
  SASRec: {
    newModel: sasRec({
      ...{ dimensions: 128, innerSize: 256, layers: 2, heads: 2, dropout: 0.5, maxHistory: 8 },
      ...{ learningRate: 0.001, weightDecay: 0, batchSize: 256, loss: 'softmax' },
    }),
    epochs: 30,
  },
}

/** What the reference results say of one model, with means and deviations over seeds. */
export interface ReferenceFigures {
  readonly test: Readonly<Record<'ndcg@1' | 'ndcg@5' | 'ndcg@10', ReferenceFigure>>
  /** By epoch. */
  readonly mean_batch_loss_by_epoch: Readonly<Record<string, ReferenceFigure>>
}

export interface ReferenceFigure {
  readonly mean: number
  readonly sd: number
  /** Number of seeds. */
  readonly n: number
}
