/** Records as the engine answers with them, made by hand. */
import type { CallProgress } from '#shared/vocabulary/callProgress.ts'
import type { DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { RunRow } from '#shared/vocabulary/runs.ts'

/** The progress of a run that learns: 1,200 of 4,800 calls made, and a minute and a half left. */
export function buildProgress(parts: Partial<CallProgress> = {}): CallProgress {
  return {
    part: 'learning',
    round: null,
    partCalls: { done: 924, expected: 4200 },
    runCalls: { done: 1200, expected: 4800 },
    stored: 0,
    callsPerMinute: 2400,
    tokensPerSecond: 96,
    partLeft: 80_000,
    runLeft: 90_000,
    quiet: 0,
    asking: ['merge'],
    opening: false,
    waiting: [],
    ...parts,
  }
}

export function buildRow(parts: Partial<RunRow> = {}): RunRow {
  return {
    run: 'demo-recnet-1',
    name: 'RecNet on demo',
    named: false,
    status: 'finished',
    dataset: 'demo',
    variant: 'RecNet',
    languageModel: { name: 'built-in agent v2', caveat: null },
    embeddingModel: 'hashing-512 v1',
    seed: 2020,
    differences: [],
    step: 600,
    interactions: 600,
    routerCount: 21,
    ndcg10: null,
    floor10: null,
    cautions: [],
    calls: 0,
    tokens: 0,
    lambda: null,
    createdAt: '2026-11-24T08:00:00.000Z',
    queuePlace: null,
    note: '',
    tags: [],
    study: null,
    error: null,
    logId: null,
    folder: null,
    fromBundle: null,
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
    notes: [],
    ...parts,
  }
}
