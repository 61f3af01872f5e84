/** Each problem is counted in one section, the one in which its field is. */
import { expect, it } from 'vitest'
import { studyOf } from '#shared/studies/studyTemplates.ts'
import { draftOfStudy } from '../../../stores/study/draftOfStudy.ts'
import { OFFERED_TEMPLATES } from '../../../stores/study/offeredTemplates.ts'
import { estimateStatistics } from './estimateStatistics.ts'
import { studySections } from './studySections.ts'

const draft = draftOfStudy(studyOf(OFFERED_TEMPLATES[0]!, { datasets: ['demo'] }), [])

it.each([
  ['title', 'about'],
  ['datasets', 'data'],
  ['row-3', 'rows'],
  ['rows', 'rows'],
  ['sweep-0-1', 'sweeps'],
  ['seeds', 'runs'],
  ['languageModel', 'models'],
  ['2-embeddingModel', 'models'],
  ['testedRow', 'evaluation'],
  ['updateSize', 'settings'],
])('counts a problem of %s in %s', (field, section) => {
  const sections = studySections(draft, [{ field, text: 'wrong' }])
  expect(sections.filter(({ wrong }) => wrong > 0).map(({ id }) => id)).toEqual([section])
})

it('says what is known of the cost, and a dash for what is not', () => {
  const values = (...of: Parameters<typeof estimateStatistics>) =>
    estimateStatistics(...of).map(({ value }) => value)
  expect(values(null, null)).toEqual(['–', '–', '–', '–', '–', '–'])
  expect(values(null, { runs: 24, shared: 2 }).slice(0, 3)).toEqual(['24', '2', '–'])
  const estimate = {
    runs: 24,
    shared: 2,
    calls: 48_000,
    promptTokens: 1e6,
    milliseconds: null,
    diskBytes: 12e6,
    basis: [],
  }
  expect(values(estimate, null)).toEqual(['24', '2', '48,000', '1,000,000', 'unknown', '12 MB'])
})
