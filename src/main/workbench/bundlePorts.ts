/** What bundles need from outside, out of the ports of all rooms. */
import type { SavedChatServer } from '#shared/vocabulary/models/chatServers.ts'
import type { Backend } from './backend/backend.ts'
import type { BundlePorts } from './bundles/bundleHandlers.ts'
import type { Datasets } from './datasets/datasets.ts'

/** What the engine holds that bundles use. */
export interface HeldParts {
  readonly datasets: Datasets
  readonly chatServers: () => readonly SavedChatServer[]
}

/** Joins them. */
export function bundlePortsOf(backend: Backend, { datasets, chatServers }: HeldParts): BundlePorts {
  return {
    ...backend,
    datasets,
    chatServers,
    tools: { sha256: backend.sha256, randomFor: (seed) => backend.randomness.randomFor(seed) },
    writing: { ...backend, datasets, replaying: backend },
  }
}
