/** Records as the engine answers with them, made by hand. */
import type { DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { RunRow } from '#shared/vocabulary/runs.ts'

export function buildRow(parts: Partial<RunRow> = {}): RunRow {
  return {
    run: 'demo-recnet-1',
    status: 'finished',
    dataset: 'demo',
    variant: 'RecNet',
    languageModel: { name: 'built-in agent v1', caveat: null },
    embeddingModel: 'hashing-512 v1',
    seed: 2020,
    differences: [],
    step: 600,
    interactions: 600,
    routerCount: 21,
    ndcg10: null,
    floor10: null,
    createdAt: '2026-11-24T08:00:00.000Z',
    queuePlace: null,
    note: '',
    tags: [],
    error: null,
    logId: null,
    folder: null,
    elsewhere: false,
    progress: null,
    ...parts,
  }
}

export function buildDataset(parts: Partial<DatasetSummary> = {}): DatasetSummary {
  return {
    name: 'demo',
    domainWord: 'CD',
    users: 100,
    items: 415,
    interactions: 800,
    sparsity: 0.98072,
    hash: 'abcdef0123456789',
    source: 'atomic',
    givenCandidates: false,
    ...parts,
  }
}
