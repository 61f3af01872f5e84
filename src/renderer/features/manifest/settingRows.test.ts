/** Where the value of a setting comes from. */
import { describe, expect, it } from 'vitest'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { settingRows } from './settingRows.ts'

describe('settingRows', () => {
  it('tells values of the variant and values that were set from the defaults', () => {
    const rows = settingRows(parseHyperparameters({ seed: 7, messageBuffer: false }), {
      messageBuffer: false,
    })
    const origins = new Map(rows.map(({ name, origin }) => [name, origin]))
    expect([origins.get('seed'), origins.get('messageBuffer'), origins.get('updateSize')]).toEqual([
      'set',
      'variant',
      'default',
    ])
    expect(rows[0]).toMatchObject({ name: 'seed', value: 7, initial: 2020 })
  })

  it('shows a setting that this version does not know, last', () => {
    expect(settingRows({ seed: 1, oldSetting: 3 }, {}).at(-1)).toEqual({
      name: 'oldSetting',
      entry: null,
      value: 3,
      initial: null,
      origin: 'set',
    })
  })
})
