/** Reads all tables of a stored dataset. */
import type { Connection } from '@lancedb/lancedb'
import type { Dataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'
import { DATASET_COLUMNS, datasetFromColumns } from './datasetFromColumns.ts'
import { readTables } from './datasetPages.ts'
import { formerDataset } from './formerDataset.ts'

/** Returns the dataset; `isFormer` tells whether its tables are those from before histories were lists. */
export async function wholeDataset(
  connection: Connection,
  summary: DatasetSummary,
  isFormer: boolean,
): Promise<Dataset> {
  if (isFormer) return formerDataset(connection, summary)
  const read = readTables(connection)
  const hasGraph = (await connection.tableNames()).includes('links')
  return datasetFromColumns(summary, {
    items: await read('items', DATASET_COLUMNS.items),
    users: await read('users', DATASET_COLUMNS.users),
    histories: await read('histories', DATASET_COLUMNS.histories),
    negatives: await read('negatives', DATASET_COLUMNS.negatives),
    facts: hasGraph ? await read('facts', DATASET_COLUMNS.facts) : null,
    links: hasGraph ? await read('links', DATASET_COLUMNS.links) : null,
  })
}
