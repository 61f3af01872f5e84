/** Sections in the paper's order, with what was changed and what is wrong. */
import { describe, expect, it } from 'vitest'
import { HYPERPARAMETER_SECTIONS } from '#shared/vocabulary/settings/settingFields.ts'
import { sectionEntries, sectionGroups } from './composeSections.ts'
import { ENTRIES } from '../../forms/hyperparameterFields.ts'

describe('sectionGroups', () => {
  it('holds every entry once, in the order of the sections', () => {
    const groups = sectionGroups(ENTRIES)
    expect(groups.map(({ title }) => title)).toEqual(
      HYPERPARAMETER_SECTIONS.filter((title) => ENTRIES.some(({ section }) => section === title)),
    )
    expect(groups.flatMap(({ entries }) => entries).length).toBe(ENTRIES.length)
  })

  it('leaves out a section without an entry', () => {
    const groups = sectionGroups(ENTRIES.filter(({ name }) => name === 'updateSize' || name === 'seed'))
    expect(groups.map(({ id }) => id)).toEqual(['data', 'routing'])
  })
})

describe('sectionEntries', () => {
  it('counts changed and wrong values of each section', () => {
    const groups = sectionGroups(ENTRIES.filter(({ section }) => section === 'Data' || section === 'Routing'))
    const standing = {
      changed: new Set(['seed', 'updateSize', 'routingQuantile']),
      wrong: new Set(['updateSize']),
    }
    expect(sectionEntries(groups, standing)).toEqual([
      { id: 'data', label: 'Data', changed: 1, wrong: 0 },
      { id: 'routing', label: 'Routing', changed: 2, wrong: 1 },
    ])
  })
})
