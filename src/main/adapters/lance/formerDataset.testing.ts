/** Stores a dataset in the form that was used before histories were lists. */
import { mkdir } from 'node:fs/promises'
import { connect } from '@lancedb/lancedb'
import { Bool, Field, Float64, Int32, List, Schema, Utf8, type DataType } from 'apache-arrow'
import type { Dataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'

const text = new Utf8()
const texts = new List(new Field('item', new Utf8(), true))

export async function saveFormer(folder: string, dataset: Dataset, summary: DatasetSummary): Promise<void> {
  const row = { ...summary, notes: undefined }
  const interactions = dataset.histories.flatMap(({ user, items, timestamps }) =>
    items.map((item, index) => ({ user, item, timestamp: timestamps?.[index] ?? null })),
  )
  const candidates = Array.from(dataset.givenNegatives ?? [], ([user, negatives]) => ({ user, negatives }))
  await mkdir(folder, { recursive: true })
  const connection = await connect(folder)
  const write = async (name: string, columns: Record<string, DataType>, rows: readonly object[]) => {
    const fields = Object.entries(columns).map(
      ([field, type]) => new Field(field, type, field === 'timestamp'),
    )
    const schema = new Schema([new Field('ordinal', new Int32(), false), ...fields])
    await connection.createTable(
      name,
      rows.map((row, ordinal) => ({ ordinal, ...row })),
      { schema },
    )
  }
  await write(
    'summary',
    {
      ...{ name: text, domainWord: text, users: new Int32(), items: new Int32(), interactions: new Int32() },
      ...{ sparsity: new Float64(), hash: text, source: text, givenCandidates: new Bool() },
    },
    [row],
  )
  await write('items', { id: text, title: text, category: text, description: text }, [
    ...dataset.items.values(),
  ])
  await write('users', { id: text, text }, [...dataset.users.values()])
  await write('interactions', { user: text, item: text, timestamp: new Float64() }, interactions)
  await write('candidates', { user: text, negatives: texts }, candidates)
  connection.close()
}
