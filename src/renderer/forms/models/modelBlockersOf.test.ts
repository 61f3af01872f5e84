/** The problems of chosen models, by hand. */
import { describe, expect, it } from 'vitest'
import { newFileModel } from '../../stores/draft/draftModels.ts'
import { modelBlockersOf } from './modelBlockersOf.ts'

const none = { languageModel: null, reasoningModel: null, embeddingFile: null }

describe('modelBlockersOf', () => {
  it('finds nothing wrong with what is built in', () => {
    const blockers = modelBlockersOf(none, { files: [], servers: [] })
    expect(blockers.map(({ field, problems }) => [field, Object.keys(problems)])).toEqual([
      ['languageModel', []],
      ['reasoningModel', []],
      ['embeddingModel', []],
    ])
  })

  it('misses files that are not there, once files are known', () => {
    const models = { ...none, languageModel: newFileModel('a.gguf'), embeddingFile: 'b.gguf' }
    const wrong = (files: [] | null) =>
      modelBlockersOf(models, { files, servers: [] }).flatMap(({ field, problems }) =>
        'chosen' in problems ? [field] : [],
      )
    expect(wrong([])).toEqual(['languageModel', 'embeddingModel'])
    expect(wrong(null)).toEqual([])
  })
})
