import { describe, expect, it } from 'vitest'
import { NO_PREPROCESSING, PREPROCESSING_STEPS, type Preprocessing, type StepCount } from './preprocessing.ts'
import { stepText } from './stepText.ts'

const options: Preprocessing = {
  ...NO_PREPROCESSING,
  ...{ minRating: 4, from: 1_633_046_400, until: 1_648_771_200, titles: 'clean', kCore: 5 },
  ...{ minLength: 10, maxLength: 100, users: 100, lastPerUser: 8 },
}
const count = { interactions: 800, users: 100, items: 613, removed: 1234 }
const sentence = (step: StepCount['step'], changed: Partial<Preprocessing> = {}) =>
  stepText({ step, ...count }, { ...options, ...changed })

describe('stepText', () => {
  it('says what was read and what each step leaves', () => {
    expect(sentence('read')).toBe('Read: 800 interactions of 100 users and 613 items.')
    const left = '1,234 interactions were left out; 800 of 100 users and 613 items stay.'
    expect(PREPROCESSING_STEPS.map((step) => sentence(step))).toEqual([
      `Ratings of at least 4: ${left}`,
      `Times from 2021-10-01 and before 2022-04-01: ${left}`,
      `Earliest of repeated interactions: ${left}`,
      `Items with a clean title: ${left}`,
      `k-core 5: ${left}`,
      `Users with 10 to 100 interactions: ${left}`,
      `100 users at random: ${left}`,
      `Latest 8 of each user: ${left}`,
    ])
  })

  it('says other parameters', () => {
    const label = (step: StepCount['step'], changed: Partial<Preprocessing>) =>
      sentence(step, changed).split(': 1,234')[0]
    expect(label('time', { from: 1.5, until: null })).toBe('Times from 1970-01-01T00:00:01.500Z')
    expect(label('time', { from: null, until: 1e15 })).toBe('Times before 1000000000000000 s')
    expect(label('duplicates', { duplicates: 'last' })).toBe('Latest of repeated interactions')
    expect(label('titles', { titles: 'present' })).toBe('Items with a title')
    expect(label('sequence-length', { maxLength: 0 })).toBe('Users with at least 10 interactions')
    expect(label('sequence-length', { minLength: 0 })).toBe('Users with at most 100 interactions')
    expect(label('users', { users: 1, userSampling: 'dense' })).toBe('1 user who shares items')
  })

  it('says one, and none', () => {
    expect(stepText({ step: 'k-core', interactions: 2, users: 1, items: 1, removed: 1 }, options)).toBe(
      'k-core 5: 1 interaction was left out; 2 of 1 user and 1 item stay.',
    )
    expect(stepText({ step: 'k-core', ...count, removed: 0 }, options)).toBe(
      'k-core 5: nothing was left out; 800 of 100 users and 613 items stay.',
    )
    expect(stepText({ step: 'k-core', interactions: 0, users: 0, items: 0, removed: 9 }, options)).toBe(
      'k-core 5: 9 interactions were left out; nothing stays.',
    )
  })
})
