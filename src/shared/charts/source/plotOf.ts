/** Which columns of the table of a figure are what, under a choice of what of it is drawn. */
import { DEFAULT_CHOICE, type FigureChoice } from '../../vocabulary/figures.ts'
import { smoothingName } from '../curves/smoothed.ts'
import type { Plot } from './plot.ts'
import { PLOTS } from './plots.ts'

/** Returns the plot of a figure; NDCG at the cutoff, accuracy under the name of its smoothing. */
export function plotOf(name: keyof typeof PLOTS, choice: FigureChoice = DEFAULT_CHOICE): Plot {
  switch (name) {
    case 'ndcg': {
      const key = `ndcg@${choice.cutoff}`
      return {
        ...PLOTS.ndcg,
        values: [{ value: key, low: `${key} low`, high: `${key} high` }],
        yLabel: `NDCG@${choice.cutoff}`,
      }
    }
    case 'prediction-accuracy':
      return { ...PLOTS[name], yLabel: `share right, ${smoothingName(choice)}` }
    default:
      return PLOTS[name]
  }
}
