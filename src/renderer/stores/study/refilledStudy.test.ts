/** Templates follow their data and models until somebody changes what they filled in. */
import { describe, expect, it } from 'vitest'
import { studyOf } from '#shared/studies/studyTemplates.ts'
import { draftOfStudy } from './draftOfStudy.ts'
import { OFFERED_TEMPLATES } from './offeredTemplates.ts'
import { refilledStudy } from './refilledStudy.ts'

const begun = (name: string) =>
  draftOfStudy(
    studyOf(
      OFFERED_TEMPLATES.find((one) => one.name === name)!,
      { datasets: ['demo'] },
    ),
    [],
  )

describe('refilledStudy', () => {
  it('renames a study after its datasets', () => {
    expect(refilledStudy(begun('table-3'), { datasets: ['demo', 'cds'] }, []).title).toBe(
      'Ablations, demo and cds',
    )
    const named = { ...begun('table-3'), title: 'Mine' }
    expect(refilledStudy(named, { datasets: ['cds'] }, []).title).toBe('Mine')
  })

  it('adds the rows that are trained on a whole category, and takes them away', () => {
    const labels = (draft: ReturnType<typeof begun>) => draft.rows.map(({ label }) => label)
    const full = refilledStudy(begun('table-2'), { fullDataset: 'all' }, [])
    expect(labels(full)).toContain('BPR-full')
    expect(labels(refilledStudy(full, { fullDataset: '' }, []))).not.toContain('BPR-full')
    const changed = { ...full, rows: full.rows.slice(1) }
    expect(refilledStudy(changed, { fullDataset: '' }, []).rows).toEqual(changed.rows)
  })

  it('sweeps τ itself only where every backbone has an encoder', () => {
    const draft = begun('figure-7')
    expect(draft.sweeps[0]?.map(({ name }) => name)).toEqual(['routingQuantile'])
    const models = draft.models.map((one) => ({ ...one, models: { ...one.models, embeddingFile: 'b.gguf' } }))
    expect(refilledStudy(draft, { models }, []).sweeps[0]?.map(({ name }) => name)).toEqual([
      'thresholdMode',
      'routingThreshold',
    ])
  })
})
