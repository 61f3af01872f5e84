/** Every figure by name. To add one, add its file, a line here, and its name in the vocabulary. */
import type { FigureName } from '../vocabulary/figures.ts'
import type { Figure } from './figure.ts'
import { ndcgFigure } from './ndcgOption.ts'
import { predictionAccuracyFigure } from './predictionAccuracyOption.ts'
import { routerCountFigure } from './routerCountOption.ts'
import { routingScoresFigure } from './routingScoresOption.ts'

export const FIGURES: Readonly<Record<FigureName, Figure>> = {
  'router-count': routerCountFigure,
  ndcg: ndcgFigure,
  'prediction-accuracy': predictionAccuracyFigure,
  'routing-scores': routingScoresFigure,
}
