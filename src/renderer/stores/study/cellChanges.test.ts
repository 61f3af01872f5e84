/** What a changed file means for runs. */
import { expect, it } from 'vitest'
import { studyCells } from '#shared/studies/studyCells.ts'
import { studyFile, type AskedStudy } from '#shared/vocabulary/studies/studyFile.ts'
import { cellChanges, changesText } from './cellChanges.ts'
import { STUDY_OPTIONS } from './studyOptions.testing.ts'

const cells = (parts: Partial<AskedStudy>) =>
  studyCells(
    studyFile.parse({
      format: 1,
      title: 'toy',
      datasets: ['demo'],
      rows: ['RecNet'],
      seeds: [1, 2],
      ...parts,
    }),
    STUDY_OPTIONS,
  )

it('counts what is new, what is changed and what is gone', () => {
  expect(cellChanges(cells({}), cells({}))).toEqual({ added: 0, changed: 0, gone: 0 })
  expect(cellChanges(cells({}), cells({ seeds: [2, 3, 4] }))).toEqual({ added: 2, changed: 0, gone: 1 })
  expect(cellChanges(cells({}), cells({ settings: { updateSize: 10 } }))).toEqual({
    added: 0,
    changed: 2,
    gone: 0,
  })
})

it('says so in a sentence', () => {
  expect(changesText({ added: 0, changed: 0, gone: 0 })).toBe('No run changes.')
  expect(changesText({ added: 1, changed: 2, gone: 3 })).toBe(
    '1 run new, 2 runs with another configuration, 3 runs no longer part of it.',
  )
})
