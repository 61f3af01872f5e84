/** A table of our training beside that of RecBole. */
import type {
  ReferenceFigure,
  ReferenceFigures,
} from '../../src/main/recommenders/training/referenceSettings.testing.ts'
import type { TrainedOnce } from './trainedOverSeeds.ts'

export function comparedWithReference(
  name: string,
  trained: readonly TrainedOnce[],
  reference: ReferenceFigures,
): readonly string[] {
  const seconds = trained.reduce((sum, one) => sum + one.seconds, 0) / trained.length
  const losses = Object.entries(reference.mean_batch_loss_by_epoch).map(([epoch, figure]) =>
    line(
      `loss, epoch ${epoch}`,
      trained.map((one) => one.losses[Number(epoch) - 1] ?? Number.NaN),
      figure,
    ),
  )
  const metrics = (['ndcg@1', 'ndcg@5', 'ndcg@10'] as const).map((metric) =>
    line(
      metric.toUpperCase(),
      trained.map((one) => one.metrics[metric]),
      reference.test[metric],
    ),
  )
  const heading = `${name}, ${trained.length} seeds, ${seconds.toFixed(2)} s each`
  return [heading, `${'  '.padEnd(20)}ours    ± sd      RecBole ± sd      difference`, ...losses, ...metrics]
}

function line(label: string, values: readonly number[], { mean, sd, n }: ReferenceFigure): string {
  const own = values.reduce((sum, value) => sum + value, 0) / values.length
  const square = values.reduce((sum, value) => sum + (value - own) ** 2, 0) / (values.length - 1)
  const errors = (own - mean) / Math.sqrt(square / values.length + sd ** 2 / n)
  const shown = [own, Math.sqrt(square), mean, sd].map((value) => value.toFixed(4))
  return `  ${label.padEnd(18)}${shown[0]} ± ${shown[1]}   ${shown[2]} ± ${shown[3]}   ${errors.toFixed(1)}`
}
