/** The cells of a study as grids of rows and seeds, one for each dataset and backbone. */
import { rowAtPoint } from '#shared/studies/studyCells.ts'
import type { CellView } from '#shared/vocabulary/studies/studies.ts'
import { t } from '../../../locales/t.ts'

/** One row at one point. */
export interface GridRow {
  /** `RecNet, K 20`. */
  readonly name: string
  /** One for each seed of the grid; null where the row has none. */
  readonly cells: readonly (CellView | null)[]
}

export interface CellGrid {
  readonly dataset: string
  readonly model: string
  readonly seeds: readonly number[]
  readonly rows: readonly GridRow[]
}

/** Returns the grids in the order of the cells. The runs that a grid search made to rank the test stand in rows of their own. */
export function cellGrids(views: readonly CellView[]): readonly CellGrid[] {
  const grids = new Map<string, CellView[]>()
  for (const view of views) {
    const key = JSON.stringify([view.dataset, view.model])
    grids.set(key, [...(grids.get(key) ?? []), view])
  }
  return [...grids.values()].map((cells) => {
    const seeds = [...new Set(cells.map(({ seed }) => seed))]
    const names = [...new Set(cells.map(rowName))]
    return {
      dataset: cells[0]?.dataset ?? '',
      model: cells[0]?.model ?? '',
      seeds,
      rows: names.map((name) => ({
        name,
        cells: seeds.map(
          (seed) => cells.find((cell) => cell.seed === seed && rowName(cell) === name) ?? null,
        ),
      })),
    }
  })
}

/** Returns the row and point of a cell in words. */
export function rowName({ row, point, chosen }: Pick<CellView, 'row' | 'point' | 'chosen'>): string {
  return [rowAtPoint(row, point), ...(chosen ? [t('studies.ranksTheTest')] : [])].join(t('stores.comma'))
}
