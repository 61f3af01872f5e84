/** The cells that a study has to run: those of its grid, and those that rank the test for what a grid search chose. */
import { WorkbenchError } from '#shared/errors.ts'
import { rowsOf, type StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { StudyCell } from '#shared/vocabulary/studies/studies.ts'
import { checkedCells } from './checkedCells.ts'
import { familyOf, pointKey, searchedFamilies, type GridSearch } from './gridSearch.ts'

/** A cell, and what a grid search has decided of it. */
export interface PlannedCell extends StudyCell {
  /** Whether it ranks the test for a point that was chosen. */
  readonly chosen: boolean
  /** Whether its point was not chosen. */
  readonly leftOut: boolean
  /** Whether its outcome stands in the results. */
  readonly isShown: boolean
}

/**
 * Returns the cells of a study, after those searches that have chosen.
 * @throws WorkbenchError as `checkedCells` does, and `argument-invalid` for a grid search that says itself when the test
 * is ranked.
 */
export function plannedCells(file: StudyFile, searches: readonly GridSearch[] = []): readonly PlannedCell[] {
  const cells = gridOf(file)
  if (file.chooseBy === undefined)
    return cells.map((cell) => ({ ...cell, chosen: false, leftOut: false, isShown: true }))
  const searched = searchedFamilies(cells)
  const chosen = new Map(searches.map((search) => [search.family, pointKey(search.best)]))
  const blocks = new Set(cells.flatMap((cell) => (chosen.has(familyOf(cell)) ? [blockOf(cell)] : [])))
  const planned = cells.map((cell): PlannedCell => {
    const family = familyOf(cell)
    if (!searched.has(family)) return testOf(cell, cell.key)
    const best = chosen.get(family)
    const leftOut = best !== undefined && best !== pointKey(cell)
    return { ...cell, chosen: false, leftOut, isShown: !blocks.has(blockOf(cell)) }
  })
  const tests = cells
    .filter((cell) => chosen.get(familyOf(cell)) === pointKey(cell))
    .map((cell) => testOf(cell, `${cell.key} · test`))
  return sharedRuns([...planned, ...tests])
}

/** The cells of files that are in memory; they are asked for whenever the status of a run changes. */
const grids = new WeakMap<StudyFile, readonly StudyCell[]>()

function gridOf(file: StudyFile): readonly StudyCell[] {
  const cells = grids.get(file) ?? checkedCells(searchFile(file))
  grids.set(file, cells)
  return cells
}

/** Returns the cells that there will be once each search has chosen; which point it is makes no difference to their number. */
export function expectedCells(file: StudyFile): readonly PlannedCell[] {
  const cells = plannedCells(file)
  const byFamily = Map.groupBy(cells, familyOf)
  const searches = [...searchedFamilies(cells)].flatMap((family): GridSearch[] => {
    const first = byFamily.get(family)?.[0]
    if (file.chooseBy === undefined || !first) return []
    const best = { point: first.point, mean: 0 }
    return [{ family, row: first.row, tried: [best], best }]
  })
  return plannedCells(file, searches)
}

/** A file whose cells end with validation items; those that are to rank the test are changed afterwards. */
function searchFile(file: StudyFile): StudyFile {
  if (file.chooseBy === undefined) return file
  const said = [file.settings, ...rowsOf(file).map(({ settings }) => settings), ...file.sweeps]
  if (said.some((settings) => 'testAtEnd' in settings && settings['testAtEnd'] !== undefined))
    throw new WorkbenchError({
      code: 'argument-invalid',
      argument: 'chooseBy',
      expected: 'a study that leaves testAtEnd to it',
      found: 'testAtEnd among its settings',
    })
  return { ...file, settings: { ...file.settings, testAtEnd: false } }
}

function testOf(cell: StudyCell, key: string): PlannedCell {
  const settings = { ...cell.request.settings, testAtEnd: true }
  return { ...cell, key, request: { ...cell.request, settings }, chosen: true, leftOut: false, isShown: true }
}

/** Cells that shared a run do so still, as far as both rank the test or neither does. */
function sharedRuns(cells: readonly PlannedCell[]): readonly PlannedCell[] {
  const firstOf = new Map<string, string>()
  return cells.map((cell) => {
    const identity = `${cell.chosen} ${cell.runKey}`
    const runKey = firstOf.get(identity) ?? cell.key
    firstOf.set(identity, runKey)
    return { ...cell, runKey }
  })
}

function blockOf({ dataset, model }: StudyCell): string {
  return JSON.stringify([dataset, model])
}
