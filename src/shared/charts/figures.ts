/** Every figure by name. To add one, add its file, a line here, and its name in the vocabulary. */
import type { FigureName } from '../vocabulary/figures.ts'
import type { Figure, FigureRun } from './figure.ts'
import { ndcgFigure } from './ndcgOption.ts'
import { predictionAccuracyFigure } from './predictionAccuracyOption.ts'
import { routerCountFigure } from './routerCountOption.ts'
import { routingScoresFigure } from './routingScoresOption.ts'
import { trainingFigure } from './training/trainingOption.ts'

export const FIGURES: Readonly<Record<FigureName, Figure>> = {
  'router-count': routerCountFigure,
  ndcg: ndcgFigure,
  'prediction-accuracy': predictionAccuracyFigure,
  'routing-scores': routingScoresFigure,
  training: trainingFigure,
}

/** Returns the figures that can say something about these runs. */
export function figuresFor(runs: readonly FigureRun[]): readonly Figure[] {
  return Object.values(FIGURES).filter(({ isFor }) => isFor?.(runs) ?? true)
}
