/** Reads the table that says in one row what a dataset is. */
import { connect } from '@lancedb/lancedb'
import type { DatasetSummary } from '#shared/vocabulary/datasets.ts'
import { checkDigests } from './fileDigests.ts'
import { summaryFrom, type Row } from './summaryRow.ts'

/** Returns the summary; null for a folder that holds no dataset. */
export async function readSummary(folder: string): Promise<DatasetSummary | null> {
  await checkDigests(folder, 'summary.lance/')
  const connection = await connect(folder)
  try {
    if (!(await connection.tableNames()).includes('summary')) return null
    const table = await connection.openTable('summary')
    const rows: readonly { toJSON(): Row }[] = await table.query().toArray()
    table.close()
    return rows[0] === undefined ? null : summaryFrom(rows[0].toJSON())
  } finally {
    connection.close()
  }
}
