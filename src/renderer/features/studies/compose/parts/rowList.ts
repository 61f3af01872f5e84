/** Adding and moving rows of a study. */
import { labelOfRow, type DraftRow } from '../../../../stores/study/draftStudyForm.ts'

/** Returns a row of this variant. Where another has its label already it gets a number behind it. */
export function newRow(variant: string, rows: readonly DraftRow[]): DraftRow {
  const labels = rows.map(labelOfRow)
  if (!labels.includes(variant)) return { label: '', variant, settings: {} }
  let number = 2
  while (labels.includes(`${variant} ${number}`)) number += 1
  return { label: `${variant} ${number}`, variant, settings: {} }
}

/** Returns the rows with that at `index` moved by so many places; unchanged where it would leave the list. */
export function movedRow(rows: readonly DraftRow[], index: number, by: number): readonly DraftRow[] {
  const row = rows[index]
  const place = index + by
  if (!row || place < 0 || place >= rows.length) return rows
  return rows.filter((_, at) => at !== index).toSpliced(place, 0, row)
}
