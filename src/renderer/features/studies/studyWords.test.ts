/** Names and counts, by hand. */
import { expect, it } from 'vitest'
import { kindText } from '../../stores/study/kindText.ts'
import { countsText } from './studyWords.ts'

it('names a study after its place in the paper', () => {
  expect(kindText('ablations')).toBe('Table 3, Ablations')
  expect(kindText('messages')).toBe('Do messages help?')
  expect(kindText('grid')).toBe('Grid')
})

it('says how far a study is, and only what there is to say', () => {
  expect(countsText({ all: 24, finished: 12, failed: 1, started: 2 })).toBe(
    '12 of 24 runs, 2 under way, 1 failed',
  )
  expect(countsText({ all: 1, finished: 0, failed: 0, started: 0 })).toBe('0 of 1 run')
})
