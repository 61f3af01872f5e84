/** What is wrong with a study, where it can be mended, and its cells. */
import { describe, expect, it } from 'vitest'
import type { AskedStudy } from '#shared/vocabulary/studies/studyFile.ts'
import { askedStudyOf } from './askedStudyOf.ts'
import { checkedStudy } from './checkedStudy.ts'
import { draftOfStudy } from './draftOfStudy.ts'
import type { DraftStudy } from './draftStudyForm.ts'
import { STUDY_OPTIONS } from './studyOptions.testing.ts'

const asked: AskedStudy = {
  format: 1,
  title: 'toy',
  datasets: ['demo'],
  rows: ['RecNet', 'w/o Buffer', 'Pop'],
  seeds: [1, 2],
}
const check = (change: Partial<DraftStudy>) => {
  const draft = { ...draftOfStudy(asked, []), ...change }
  return checkedStudy(draft, askedStudyOf(draft, []), { ...STUDY_OPTIONS, datasets: ['demo', 'cds'] })
}

describe('checkedStudy', () => {
  it('gives the cells of a study that is as it should be', () => {
    const { problems, cells } = check({ datasets: ['demo', 'cds'] })
    expect(problems).toEqual([])
    expect(cells).toHaveLength(2 * 3 * 2)
  })

  it.each<[string, Partial<DraftStudy>, string, string]>([
    ['no title', { title: ' ' }, 'title', 'no title'],
    ['no dataset', { datasets: [] }, 'datasets', 'at least one dataset'],
    ['a dataset that is gone', { datasets: ['far'] }, 'datasets', 'no dataset named far'],
    ['no row', { rows: [] }, 'rows', 'at least one row'],
    [
      'an unknown method',
      { rows: [{ label: '', variant: 'RecNot', settings: {} }] },
      'row-0',
      'no method named RecNot',
    ],
    [
      'two rows of one label',
      {
        rows: [
          { label: '', variant: 'Pop', settings: {} },
          { label: 'Pop', variant: 'RecNet', settings: {} },
        ],
      },
      'row-1',
      'Another row is labelled Pop',
    ],
    [
      'a wrong value of a row',
      { rows: [{ label: 'mine', variant: 'RecNet', settings: { updateSize: 0 } }] },
      'row-0',
      'mine, Update size: expected',
    ],
    [
      'a setting that a row cannot have',
      { rows: [{ label: '', variant: 'Pop', settings: { updateSize: 20 } }] },
      'row-0',
      'Pop has no setting Update size',
    ],
    ['a wrong common value', { settings: { updateSize: 'many' } }, 'updateSize', 'found "many"'],
    ['a setting of no row', { settings: { trainOn: 'cds' } }, 'trainOn', 'No row has the setting'],
    ['a tested row that is not there', { testedRow: 'KGLA' }, 'testedRow', 'no row labelled KGLA'],
    [
      'a sweep without values',
      { sweeps: [[{ name: 'updateSize', values: '' }]] },
      'sweep-0-0',
      'at least one',
    ],
    [
      'a sweep with a wrong value',
      { sweeps: [[{ name: 'updateSize', values: '10, x' }]] },
      'sweep-0-0',
      'Update size: expected',
    ],
    [
      'a setting twice in a sweep',
      {
        sweeps: [
          [
            { name: 'updateSize', values: '10' },
            { name: 'updateSize', values: '20' },
          ],
        ],
      },
      'sweep-0-1',
      'twice',
    ],
    ['a seed that is none', { seeds: '1, x' }, 'seeds', 'found x'],
    ['no seed', { seeds: '' }, 'seeds', 'found 0'],
    ['a seed twice', { seeds: '1, 1' }, 'seeds', 'found 1 again'],
    ['too many runs at once', { runsAtOnce: 17 }, 'runsAtOnce', 'found 17'],
    ['no metric', { cutoffs: [] }, 'cutoffs', 'at least one metric'],
    [
      'a sweep that every row fixes',
      {
        rows: [{ label: '', variant: 'w/o Buffer', settings: {} }],
        sweeps: [[{ name: 'messageBuffer', values: 'on, off' }]],
      },
      'sweep-0-0',
      'leaves open',
    ],
  ])('says what is wrong and where: %s', (_, change, field, words) => {
    const { problems, file } = check(change)
    expect(file).toBeNull()
    expect(problems.map((problem) => problem.field)).toEqual([field])
    expect(problems[0]?.text).toContain(words)
  })
})
