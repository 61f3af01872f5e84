/** Reads the files of a granted source, tells of its progress, and can be cancelled between two pieces. */
import type { DatasetFiles } from '../../datasets/datasetFiles.ts'
import { datasetFiles, interactionFiles } from '../../datasets/datasetFiles.ts'
import type { FilesAt, SizedFile } from '../../datasets/textFiles.ts'
import { usedFiles } from '../../datasets/usedFiles.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ReadProgress } from '#shared/vocabulary/imports/imports.ts'
import type { SourcePlan } from '#shared/vocabulary/imports/sourcePlan.ts'
import type { DatasetFolders } from './ports.ts'
import type { GrantedFiles } from './sources.ts'

/** The shortest time between two notifications of one progress, in milliseconds. */
const PAUSE = 100

/** What a reading needs from outside. */
export interface ReadingPorts {
  readonly datasetFolders: DatasetFolders
  readonly clock: Clock
}

/** One reading, and who is told of it. */
export interface SourceReading {
  readonly granted: GrantedFiles
  readonly plan: SourcePlan | null
  readonly control: Cancellation
  readonly tell: (progress: ReadProgress) => void
  /** Whether the interactions have been read before, so that texts alone are read. */
  readonly textsOnly?: boolean
}

/** A source whose files are known. */
export interface OpenedFiles {
  readonly at: FilesAt<SizedFile>
  readonly form: DatasetFiles
  /** Tells of the progress at once. */
  readonly tellNow: () => void
}

/** Finds the files and their form. Whatever is read of them afterwards is told. */
export async function openFiles(
  { granted, plan, control, tell, textsOnly = false }: SourceReading,
  { datasetFolders, clock }: ReadingPorts,
): Promise<OpenedFiles> {
  const progress = { file: '', readBytes: 0, totalBytes: 0 }
  let told = -Infinity
  const tellAfter = (pause: number) => {
    const now = clock.milliseconds()
    if (now - told < pause) return
    told = now
    tell({ ...progress })
  }
  const onRead = (file: string, bytes: number) => {
    control.throwIfCancelled()
    progress.readBytes += bytes
    tellAfter(progress.file === file ? PAUSE : 0)
    progress.file = file
  }
  const { label: from } = granted
  const files = await datasetFolders.readFiles(granted.paths, { onRead, within: granted.within })
  const at = { from, files }
  const form = await datasetFiles(at, plan)
  progress.readBytes = 0
  progress.totalBytes = usedFiles(at, form)
    .filter(({ name }) => !textsOnly || !holdsInteractions(form, name))
    .reduce((sum, file) => sum + file.bytes, 0)
  return { at, form, tellNow: () => tellAfter(0) }
}

function holdsInteractions(form: DatasetFiles, file: string): boolean {
  if (form.source === 'table')
    return form.plan.readings.some((one) => one.file === file && one.role === 'interactions')
  return form.source === 'atomic' && interactionFiles(form).some(({ name }) => name === file)
}
