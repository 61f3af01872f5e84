/** The routers of every seed by who took up their messages; descriptive, without tests. */
import { creditsOf } from '../../../vocabulary/creditCounts.ts'
import type { MessagesReport } from '../../../vocabulary/studies/messagesReport.ts'
import type { DataTable } from '../../dataTable.ts'
import { rewardColumns, rewardValues } from './rewardColumns.ts'

/** Returns one row for each router of each seed. */
export function messagesRoutersTable({ blocks }: Pick<MessagesReport, 'blocks'>): DataTable {
  return {
    columns: [
      { key: 'dataset', label: 'Dataset', kind: 'text' },
      { key: 'model', label: 'Backbone', kind: 'text' },
      { key: 'seed', label: 'Seed', kind: 'number' },
      { key: 'run', label: 'Run', kind: 'text' },
      { key: 'router', label: 'Router', kind: 'text' },
      { key: 'receptions', label: 'Receptions', kind: 'number', decimals: 0 },
      { key: 'userReceptions', label: 'By users', kind: 'number', decimals: 0 },
      ...rewardColumns,
      { key: 'positive', label: 'Positive credits', kind: 'number', decimals: 0 },
      { key: 'neutral', label: 'Neutral credits', kind: 'number', decimals: 0 },
      { key: 'negative', label: 'Negative credits', kind: 'number', decimals: 0 },
    ],
    rows: blocks.flatMap(({ dataset, model, routers }) =>
      routers.map(({ rewards, credits, ...router }) => ({
        dataset,
        model,
        ...router,
        ...rewardValues(rewards),
        positive: credits && creditsOf(credits, 'positive'),
        neutral: credits && creditsOf(credits, 'neutral'),
        negative: credits && creditsOf(credits, 'negative'),
      })),
    ),
  }
}
