/** placeholder */
import type { RunEstimate } from '#shared/vocabulary/runs.ts'
import type { Backend } from './backend.ts'
import type { RunConfiguration } from './manifestOf.ts'
import type { RunRecords } from './runRecords.ts'
import { interactionCount } from '../experiments/interactionCount.ts'

export async function estimateRun(configuration: RunConfiguration, _parts: { readonly backend: Backend; readonly records: RunRecords }): Promise<RunEstimate> {
  const interactions = interactionCount(configuration.dataset, configuration.settings)
  return { interactions, calls: interactions * 6, promptTokens: 0, milliseconds: null, memoryBytes: 0, diskBytes: 0, basis: 'rough' }
}
