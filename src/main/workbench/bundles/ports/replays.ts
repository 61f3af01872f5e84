/** Replays beside the runs of a home: they are listed nowhere, and leave nothing behind. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { ReplayRecorder } from '../../../models/replayRecorder.ts'
import type { RunModels } from '../../models/ports/runModels.ts'
import type { RunFolder } from '../../runs/ports/runFolder.ts'

/** Makes the folder of a run that nobody else sees. */
export interface ScratchRuns {
  create(manifest: Manifest): Promise<{ readonly run: RunFolder; readonly remove: () => Promise<void> }>
}

/** Returns models that answer from what is stored, note no trace, and tell a recorder what they answered. */
export type AsideModels = (recorder: ReplayRecorder | null) => Pick<RunModels, 'open'>
