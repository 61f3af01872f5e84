/** Interactions of a dataset over time. */
import type { DatasetFigure } from '../figure.ts'
import { plainFrame, waitingFor } from '../frame.ts'
import { barsOption } from './barsOption.ts'

export const interactionTimesFigure: DatasetFigure = {
  name: 'interactions-over-time',
  title: 'Interactions over time',
  explain:
    'Interactions in spans of equal length, in UTC. Where they grow or end suddenly, a split by time and one by leave-one-out differ most. Times that are no dates are counted as positions.',
  option: ({ time }, theme) =>
    time === null
      ? { ...plainFrame(theme), ...waitingFor('The source tells no times.', theme) }
      : barsOption(
          {
            xName: time.step === 'position' ? 'time of the source' : time.step,
            yName: 'interactions',
            bars: time.bins,
          },
          theme,
        ),
  table: ({ time }) => ({
    columns: [
      {
        key: 'from',
        label: time === null || time.step === 'position' ? 'time of the source' : time.step,
        kind: 'text',
      },
      { key: 'interactions', label: 'interactions', kind: 'number', decimals: 0 },
    ],
    rows: (time?.bins ?? []).map(({ label, count }) => ({ from: label, interactions: count })),
  }),
}
