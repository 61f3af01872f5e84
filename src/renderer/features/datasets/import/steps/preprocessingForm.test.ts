import { describe, expect, it } from 'vitest'
import { NO_PREPROCESSING } from '#shared/vocabulary/imports/preprocessing.ts'
import { PREPROCESSING_PRESETS } from '#shared/vocabulary/imports/preprocessingPresets.ts'
import { formOf, preprocessingOf, presetOf } from './preprocessingForm.ts'

describe('the form of preprocessing', () => {
  it.each(PREPROCESSING_PRESETS)('holds the preset $name without a change', ({ preprocessing }) => {
    expect(preprocessingOf(formOf(preprocessing))).toEqual({ options: preprocessing })
  })

  it('takes whole days in UTC, the last one included', () => {
    const form = { ...formOf(NO_PREPROCESSING), firstDay: '2021-10-01', lastDay: '2022-03-31' }
    expect(preprocessingOf(form)).toMatchObject({ options: { from: 1633046400, until: 1648771200 } })
  })

  it('turns a step off where its field is empty, and names a field that is no number', () => {
    expect(preprocessingOf({ ...formOf(NO_PREPROCESSING), kCore: '' })).toEqual({ options: NO_PREPROCESSING })
    expect(preprocessingOf({ ...formOf(NO_PREPROCESSING), kCore: 'five' })).toEqual({ wrong: 'kCore' })
    expect(preprocessingOf({ ...formOf(NO_PREPROCESSING), users: -1 })).toEqual({ wrong: 'users' })
  })

  it('knows the preset that it is', () => {
    expect(presetOf({ ...NO_PREPROCESSING, kCore: 5 })).toBe('five-core')
    expect(presetOf({ ...NO_PREPROCESSING, kCore: 6 })).toBe('')
  })
})
