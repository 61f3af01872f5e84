/** Training epoch by epoch, with early stopping on validation items. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Snapshot } from '../numerics/parameters.ts'
import type { ValidationInstance } from '../recommender.ts'
import type { Pause, TrainedModel } from './trainedModel.ts'
import { validationNdcg } from './validationNdcg.ts'

/** When training ends. */
export interface TrainingLength {
  /** The most epochs. */
  readonly epochs: number
  /**
   * Training ends after more epochs than this without a better validation NDCG, and takes the best epoch; 0 learns for all epochs
   * and takes the last.
   */
  readonly patience: number
}

/** What came of one epoch. */
export interface EpochReport {
  /** Counted from 1. */
  readonly epoch: number
  /** The mean loss of its mini-batches. */
  readonly loss: number
  /** NDCG@10 of the validation items after it; null where there are none. */
  readonly validation: number | null
}

/** One training of one model. */
export class Training {
  readonly model: TrainedModel
  readonly #length: TrainingLength
  readonly #instances: readonly ValidationInstance[]
  #epoch = 0
  #best: EpochReport | null = null
  #kept: Snapshot | null = null

  constructor(model: TrainedModel, length: TrainingLength, instances: readonly ValidationInstance[]) {
    this.model = model
    this.#length = length
    this.#instances = instances
  }

  /** Whether no epoch is left. */
  get isOver(): boolean {
    return isTrainingOver(this.#length, this.#epoch, this.#best?.epoch ?? null)
  }

  /** The epoch that counts so far: the best on validation items, or the last; null before the first. */
  get chosen(): EpochReport | null {
    return this.#best
  }

  /**
   * Trains one more epoch.
   * @throws WorkbenchError `cancelled`, and `argument-invalid` where the loss is no longer a number; after either this training
   *   cannot go on.
   */
  async next(pause: Pause): Promise<EpochReport> {
    this.#epoch += 1
    const loss = await this.model.epoch(this.#epoch, pause)
    if (!Number.isFinite(loss)) throw diverged(this.#epoch, loss)
    const validation =
      this.#instances.length === 0 ? null : await validationNdcg(this.model, this.#instances, pause)
    const report = { epoch: this.#epoch, loss, validation }
    if (isBetter(report, this.#best, this.#length)) {
      this.#best = report
      this.#kept = validation === null || this.#length.patience === 0 ? null : this.model.snapshot()
    }
    return report
  }

  /** Gives the model the values of the chosen epoch. */
  finish(): TrainedModel {
    if (this.#kept) this.model.restore(this.#kept)
    return this.model
  }
}

function diverged(epoch: number, loss: number): WorkbenchError {
  return new WorkbenchError({
    code: 'argument-invalid',
    argument: 'learningRate',
    expected: 'a rate at which the loss stays a number',
    found: `a loss of ${loss} after epoch ${epoch}`,
  })
}

/** Returns whether this epoch is to be taken in place of the best so far. */
export function isBetter(report: EpochReport, best: EpochReport | null, length: TrainingLength): boolean {
  if (best === null || report.validation === null || length.patience === 0) return true
  return report.validation > (best.validation ?? -Infinity)
}

/** Returns whether training ends after `epoch`, the best of which was `best`. */
export function isTrainingOver(length: TrainingLength, epoch: number, best: number | null): boolean {
  if (epoch >= length.epochs) return true
  return length.patience > 0 && best !== null && epoch - best > length.patience
}
