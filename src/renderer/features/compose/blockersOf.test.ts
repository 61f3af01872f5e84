/** What is wrong or missing is said once, with its place. */
import { describe, expect, it } from 'vitest'
import { blockersOf } from './blockersOf.ts'

const ready = {
  datasets: ['demo', 'cds'],
  dataset: 'demo',
  variants: ['RecNet', 'w/o CPR'],
  variant: 'RecNet',
  issues: new Map<string, string>(),
  labelOf: (name: string) => name.toUpperCase(),
}

describe('blockersOf', () => {
  it('finds nothing wrong where all is there', () => {
    expect(blockersOf(ready)).toEqual([])
  })

  it('names a dataset that is gone, a method that is unknown and every wrong value', () => {
    const issues = new Map([['updateSize', 'Expected 1 to 5; found 9.']])
    expect(blockersOf({ ...ready, dataset: 'books', variant: 'w/o all', issues })).toEqual([
      { text: 'There is no dataset named books. Choose one of demo, cds.', field: 'dataset' },
      { text: 'There is no method named w/o all. Choose one of RecNet, w/o CPR.', field: 'method' },
      { text: 'UPDATESIZE: Expected 1 to 5; found 9.', field: 'updateSize' },
    ])
  })

  it('names what is wrong with a model, with its place', () => {
    const models = [
      { field: 'languageModel', label: 'Language model', problems: { chosen: 'It is gone.' } },
      { field: 'reasoningModel', label: 'Reasoning', problems: { gpuLayers: 'Expected 0.' } },
    ]
    expect(blockersOf({ ...ready, models })).toEqual([
      { text: 'It is gone.', field: 'languageModel' },
      { text: 'Reasoning, GPU layers: Expected 0.', field: 'reasoningModel' },
    ])
  })

  it('blames nothing on lists that have not come yet', () => {
    expect(blockersOf({ ...ready, datasets: null, variants: null, dataset: 'books', variant: 'x' })).toEqual(
      [],
    )
  })

  it('asks for an import where there is no dataset at all', () => {
    expect(blockersOf({ ...ready, datasets: [] }).map(({ text }) => text)).toEqual([
      'There is no dataset named demo. Import one first.',
    ])
  })
})
