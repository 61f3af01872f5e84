/** Between file and form, there and back. */
import { describe, expect, it } from 'vitest'
import { studyOf } from '#shared/studies/studyTemplates.ts'
import { studyFile, type AskedStudy } from '#shared/vocabulary/studies/studyFile.ts'
import { askedStudyOf } from './askedStudyOf.ts'
import { draftOfStudy } from './draftOfStudy.ts'
import { OFFERED_TEMPLATES } from './offeredTemplates.ts'

describe('a study as a form', () => {
  it.each(OFFERED_TEMPLATES.map((template) => [template.name, template] as const))(
    'says the same as the file of %s',
    (_, template) => {
      const asked = studyOf(template, { datasets: ['demo'], fullDataset: 'all-cds', seeds: [1, 2] })
      expect(studyFile.parse(askedStudyOf(draftOfStudy(asked, []), []))).toEqual(studyFile.parse(asked))
    },
  )

  it('keeps what it has no field for: a chat server that is not saved here, layers of the embedding model', () => {
    const asked: AskedStudy = {
      format: 1,
      title: 'toy',
      datasets: ['demo'],
      rows: [{ label: 'short', variant: 'RecNet', settings: { interactionLimit: 5 } }, 'Pop'],
      models: [
        {
          label: 'far',
          languageModel: { kind: 'server', addresses: ['http://far:8080'], model: 'qwen' },
          embeddingModel: 'bge.gguf',
          embeddingGpuLayers: 3,
        },
        {},
      ],
      sweeps: [{ messageBuffer: [true, false], updateSize: [10, 20] }, { routingQuantile: [0.5] }],
      testedRow: 'short',
      chooseBy: 'ndcg@10',
    }
    const draft = draftOfStudy(asked, [])
    expect(draft.models[0]?.models.languageModel).toEqual({
      kind: 'server',
      name: 'qwen at http://far:8080',
    })
    expect(draft.sweeps[0]).toEqual([
      { name: 'messageBuffer', values: 'on, off' },
      { name: 'updateSize', values: '10, 20' },
    ])
    expect(studyFile.parse(askedStudyOf(draft, []))).toEqual(studyFile.parse(asked))
  })

  it('finds the dataset that rows are trained on, and needs no dataset to begin', () => {
    const [methods] = OFFERED_TEMPLATES
    const draft = draftOfStudy(studyOf(methods!, { datasets: [], fullDataset: 'all-cds' }), [])
    expect(draft.fullDataset).toBe('all-cds')
    expect(draft.datasets).toEqual([])
    expect(draft.title).toBe('Methods')
  })
})
