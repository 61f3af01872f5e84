import { expect, it } from 'vitest'
import type { JsonContent } from '../../ports/jsonContent.ts'
import type { StudyStore } from './ports.ts'
import { smallStudy } from './studies.testing.ts'
import { StudyShelf } from './studyShelf.ts'

/** A store in memory whose reads can be held. */
function heldStore() {
  const kept = new Map<string, unknown>()
  let gate: Promise<void> = Promise.resolve()
  const contentOf = (study: string): JsonContent => {
    return kept.has(study) ? { state: 'value', value: structuredClone(kept.get(study)) } : { state: 'absent' }
  }
  const store: StudyStore = {
    pathOf: (study) => study,
    list: () => Promise.resolve([...kept.keys()]),
    taken: () => Promise.resolve(new Set(kept.keys())),
    read: async (study) => {
      const content = contentOf(study)
      await gate
      return content
    },
    write: (study, value) => Promise.resolve(void kept.set(study, value)),
    moveToBin: (study) => Promise.resolve(void kept.delete(study)),
    restore: () => Promise.resolve(),
    cleanUp: () => Promise.resolve(),
  }
  const hold = () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    gate = promise as Promise<unknown> as Promise<void>
    return () => resolve(undefined)
  }
  return { store, hold }
}

it('keeps what is written, made and removed while studies are read again', async () => {
  const { store, hold } = heldStore()
  const clock = { now: () => '2026-01-01T00:00:00.000Z', daysAgo: () => '2025-12-01T00:00:00.000Z' }
  const shelf = new StudyShelf({ studies: store, clock })
  const first = await shelf.create(smallStudy({ title: 'First' }))
  const second = await shelf.create(smallStudy({ title: 'Second' }))
  const release = hold()
  const refreshed = shelf.refresh()
  await shelf.change(first, { wanted: 'running' })
  await shelf.remove(second)
  const third = await shelf.create(smallStudy({ title: 'Third' }))
  release()
  await refreshed
  expect(shelf.all.map(({ study }) => study).toSorted()).toEqual([first, third].toSorted())
  expect(shelf.state(first).wanted).toBe('running')
})

it('keeps the very record of a study that is on disk as it was', async () => {
  const { store } = heldStore()
  const clock = { now: () => '2026-01-01T00:00:00.000Z', daysAgo: () => '2025-12-01T00:00:00.000Z' }
  const shelf = new StudyShelf({ studies: store, clock })
  const study = await shelf.create(smallStudy())
  const { file } = shelf.state(study)
  await shelf.refresh()
  expect(shelf.state(study).file).toBe(file)
})
