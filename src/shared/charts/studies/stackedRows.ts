/** Stacked bars of a figure as lines of a table: one for each part of a bar. */
import type { DataTable } from '../../tables/dataTable.ts'
import type { StudyBlock, StudyResults } from '../../vocabulary/studies/studyResults.ts'
import type { StudyCost } from '../../vocabulary/studies/studyResults.ts'
import { groupName } from './barRows.ts'

/** One part of a bar. */
export interface StackedRow {
  readonly bar: string
  readonly part: string
  readonly value: number
}

/** Returns the parts of all rows whose costs are known; `partsOf` names them in the order in which they are stacked. */
export function stackedRows(
  { blocks }: Pick<StudyResults, 'blocks'>,
  partsOf: (cost: StudyCost) => Readonly<Record<string, number>> | null,
): readonly StackedRow[] {
  return blocks.flatMap((block) =>
    block.rows.flatMap(({ name, cost }) =>
      Object.entries((cost === null ? null : partsOf(cost)) ?? {}).map(([part, value]) => ({
        bar: barName(name, block, blocks),
        part,
        value,
      })),
    ),
  )
}

/** How the bar of a row is named: with its block where there are several. */
export function barName(name: string, block: StudyBlock, blocks: readonly StudyBlock[]): string {
  return blocks.length > 1 ? `${name}, ${groupName(block, blocks).replaceAll('\n', ', ')}` : name
}

/** The parts as a table. */
export function stackedTable(rows: readonly StackedRow[], value: string): DataTable {
  return {
    columns: [
      { key: 'bar', label: 'method', kind: 'text' },
      { key: 'part', label: 'part', kind: 'text' },
      { key: 'value', label: value, kind: 'number', decimals: 2 },
    ],
    rows: rows.map((row) => ({ ...row })),
  }
}
