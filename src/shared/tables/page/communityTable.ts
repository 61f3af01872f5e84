/** The clients that the newest messages of a router reached, as a table. */
import type { RouterHistory } from '../../vocabulary/inspection.ts'
import type { DataTable } from '../dataTable.ts'

/** Returns one row for each client. */
export function communityTable({
  community,
  threshold,
}: Pick<RouterHistory, 'community' | 'threshold'>): DataTable {
  return {
    columns: [
      { key: 'client', label: 'Client', kind: 'text' },
      { key: 'name', label: 'Name', kind: 'text' },
      { key: 'score', label: 'Routing score', kind: 'number', decimals: 4 },
      { key: 'threshold', label: 'τ', kind: 'number', decimals: 4 },
      { key: 'step', label: 'Interaction', kind: 'number', decimals: 0 },
    ],
    rows: community.map(({ client, name, routingScore, step }) => ({
      client,
      name,
      score: routingScore,
      threshold,
      step,
    })),
  }
}
