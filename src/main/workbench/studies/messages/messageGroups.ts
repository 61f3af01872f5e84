/** Which runs of a study differ in their messages alone: RecNet with its controls. */
import { rowAtPoint } from '#shared/studies/studyCells.ts'
import { languageModelsNote, type Manifest } from '#shared/vocabulary/manifest.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { MessageControl } from '#shared/vocabulary/studies/messagesReport.ts'
import type { StudyCell } from '#shared/vocabulary/studies/studies.ts'

/** A cell with its finished run. */
export interface FinishedCell {
  readonly cell: Pick<StudyCell, 'dataset' | 'model' | 'row' | 'point' | 'seed'>
  readonly run: RunId
  readonly manifest: Manifest
}

/** The run of one seed. */
export interface SeedRun {
  readonly seed: number
  readonly run: RunId
  /** Tells a run from a later one of the same name. */
  readonly createdAt: string
}

/** Runs of RecNet, and the runs of its controls, which have the same settings but for the delivery of messages. */
export interface MessageGroup {
  readonly dataset: string
  readonly model: string
  /** The label of RecNet's row, with its point. */
  readonly row: string
  readonly caveat: string | null
  /** The edit ratio from which on the runs take two attributes for one. */
  readonly ratio: number
  readonly recNet: readonly SeedRun[]
  readonly controls: Readonly<Record<MessageControl, readonly SeedRun[]>>
}

const CONTROL_OF: Readonly<Record<string, MessageControl>> = {
  none: 'no messages',
  shuffled: 'shuffled messages',
}

/** Returns the groups in the order of the cells, those without a control too. Methods without messages are left out. */
export function messageGroups(cells: readonly FinishedCell[]): readonly MessageGroup[] {
  const groups = Map.groupBy(
    cells.filter(({ manifest }) => typeof manifest.settings['delivery'] === 'string'),
    signatureOf,
  )
  return [...groups.values()].flatMap((own): MessageGroup | readonly MessageGroup[] => {
    const routed = own.filter(({ manifest }) => manifest.settings['delivery'] === 'routed')
    const [first] = routed
    if (!first) return []
    const { cell, manifest } = first
    const runsOf = (control: MessageControl) =>
      runsBySeed(own.filter((one) => CONTROL_OF[String(one.manifest.settings['delivery'])] === control))
    return {
      dataset: cell.dataset,
      model: cell.model,
      row: rowAtPoint(cell.row, cell.point),
      caveat: languageModelsNote(manifest),
      ratio: Number(manifest.settings['attributeSimilarity'] ?? 1),
      recNet: runsBySeed(routed),
      controls: {
        'no messages': runsOf('no messages'),
        'shuffled messages': runsOf('shuffled messages'),
      },
    }
  })
}

/** The same for runs that differ in seed and delivery alone. */
function signatureOf({ cell, manifest }: FinishedCell): string {
  const settings = Object.entries(manifest.settings)
    .filter(([name]) => name !== 'seed' && name !== 'delivery')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([cell.dataset, cell.model, settings])
}

/** One run for each seed, though several cells may share it. */
function runsBySeed(cells: readonly FinishedCell[]): readonly SeedRun[] {
  const runs = new Map<number, SeedRun>()
  for (const { cell, run, manifest } of cells) {
    const { seed } = cell
    if (!runs.has(seed)) runs.set(seed, { seed, run, createdAt: manifest.createdAt })
  }
  return [...runs.values()].sort((a, b) => a.seed - b.seed)
}
