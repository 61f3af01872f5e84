import { describe, expect, it } from 'vitest'
import { stamped, toldRun } from '../events.testing.ts'
import { emptyRunView, foldRun } from '../foldRun.ts'
import { GrowingView } from './growingView.ts'

describe('a view that grows', () => {
  it('is the fold of all events so far, whenever it is read', () => {
    const events = toldRun()
    const growing = new GrowingView()
    expect(growing.view).toEqual(emptyRunView())
    const read = []
    for (const [index, event] of events.entries()) {
      growing.add([event])
      if (index % 4 === 0) read.push({ upTo: index + 1, view: growing.view })
    }
    expect(growing.view).toEqual(foldRun(emptyRunView(), events))
    for (const { upTo, view } of read) expect(view).toEqual(foldRun(emptyRunView(), events.slice(0, upTo)))
    expect(growing.view).toBe(growing.view)
  })

  it('folds what waits before that becomes much', () => {
    const many = Array.from({ length: 5000 }, (_, at) =>
      stamped(at, [{ type: 'client-updated', client: 'u:1' }], at),
    )
    const growing = new GrowingView()
    for (const events of many) growing.add(events)
    expect(growing.view).toMatchObject({ seq: 5000, step: 4999, clientUpdates: 5000 })
  })
})
