/** Imports under way, as two pages see them. */
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { createApp } from 'vue'
import { WorkbenchError } from '#shared/errors.ts'
import type { DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { Connection } from '../connection/connectWorkbench.ts'
import { connectionKey } from '../connection/useConnection.ts'
import { useDatasets } from './datasets.ts'

const summary = (name: string): DatasetSummary => ({
  name,
  domainWord: 'CD',
  users: 1,
  items: 1,
  interactions: 1,
  sparsity: 0,
  hash: '',
  source: 'atomic',
  givenCandidates: false,
  notes: [],
})
const step = (name: string, readBytes: number) => ({ name, file: 'a.inter', readBytes, totalBytes: 100 })

async function makePage() {
  const listeners = new Map<string, (payload: unknown) => void>()
  const imports = Promise.withResolvers<DatasetSummary>()
  const workbench = {
    'datasets.list': async () => [summary('demo')],
    'datasets.damaged': async () => [],
    'datasets.import': () => imports.promise,
    on: (name: string, listener: (payload: unknown) => void) => listeners.set(name, listener),
  }
  const pinia = createPinia()
  createApp({})
    .use(pinia)
    .provide(connectionKey, { workbench, onReconnect: () => () => undefined } as unknown as Connection)
  const datasets = useDatasets(pinia)
  await eventually(() => expect(datasets.loaded).toBe(true))
  return { datasets, imports, tell: (name: string, payload: unknown) => listeners.get(name)?.(payload) }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('useDatasets', () => {
  it('shows an import of another page until the list is told anew', async () => {
    const { datasets, tell } = await makePage()
    tell('datasets.progress', step('cds', 10))
    tell('datasets.progress', step('cds', 30))
    expect(datasets.progress.get('cds')).toMatchObject({ readBytes: 30, sinceBytes: 10 })
    tell('datasets.changed', [summary('demo')])
    expect(datasets.progress.size).toBe(0)
  })

  it('keeps its own import while the list changes, and drops it at its end', async () => {
    const { datasets, imports, tell } = await makePage()
    const done = datasets.importDataset({ source: 's', name: 'cds' })
    tell('datasets.progress', step('cds', 10))
    tell('datasets.changed', [summary('demo'), summary('other')])
    expect([...datasets.progress.keys()]).toEqual(['cds'])
    imports.resolve(summary('cds'))
    expect((await done).name).toBe('cds')
    expect(datasets.progress.size).toBe(0)
  })

  it('takes no late news for another import after a cancellation', async () => {
    const { datasets, imports, tell } = await makePage()
    const done = datasets.importDataset({ source: 's', name: 'cds' })
    imports.reject(new WorkbenchError({ code: 'cancelled' }))
    await expect(done).rejects.toMatchObject({ code: 'cancelled' })
    tell('datasets.progress', step('cds', 20))
    expect(datasets.progress.size).toBe(0)
    vi.advanceTimersByTime(3000)
    tell('datasets.progress', step('cds', 20))
    expect(datasets.progress.size).toBe(1)
  })

  it('takes no news of a dataset that is there already', async () => {
    const { datasets, tell } = await makePage()
    tell('datasets.progress', step('demo', 20))
    expect(datasets.progress.size).toBe(0)
  })
})
