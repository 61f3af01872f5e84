import { describe, expect, it } from 'vitest'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId, type ItemId } from '#shared/vocabulary/ids.ts'
import { protocolSettings } from '#shared/vocabulary/settings/protocolSettings.ts'
import { seededRandom } from '../adapters/seededRandom.ts'
import { protocolOf } from './protocol.ts'

const sequences: Readonly<Record<string, readonly string[]>> = {
  a: ['1', '2', '3', '4'],
  b: ['5', '6'],
  c: ['7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17'],
}

function datasetOf(givenNegatives: Dataset['givenNegatives'] = null): Dataset {
  const histories = Object.entries(sequences).map(([user, items]) => {
    return { user: toUserId(user), items: items.map(toItemId), timestamps: null }
  })
  return {
    ...{ name: 'tiny', domainWord: 'CD', hash: 'ab', users: new Map(), items: new Map() },
    histories,
    givenNegatives,
  }
}

const protocol = (dataset: Dataset, seed = 1) =>
  protocolOf(dataset, protocolSettings.parse({ repetitions: 2 }), {
    ofRun: seededRandom(seed),
    ofDataset: seededRandom(0),
  })

describe('protocolOf', () => {
  it('ranks the validation item after the train items, and the test item after both', () => {
    const { test, validation } = protocol(datasetOf())
    const said = (ranked: typeof test) =>
      ranked.instances.map(({ user, history, positiveItem }) => [user, history, positiveItem])
    expect(said(validation)[0]).toEqual(['u:a', ['i:1', 'i:2'], 'i:3'])
    expect(said(test)[0]).toEqual(['u:a', ['i:1', 'i:2', 'i:3'], 'i:4'])
    // Of two items the last is the test item, and there is none for validation.
    expect(validation.instances.map(({ user }) => user)).toEqual(['u:a', 'u:c'])
    expect(said(test)[1]).toEqual(['u:b', ['i:5'], 'i:6'])
    expect([validation.statement, test.statement].map(({ heldOut, users }) => [heldOut, users])).toEqual([
      ['validation', 2],
      ['test', 3],
    ])
  })

  it('draws negatives of either from what the user never takes, each with a stream of its own', () => {
    const { test, validation } = protocol(datasetOf())
    for (const { instances } of [test, validation])
      for (const { user, negatives } of instances) {
        const own = new Set((sequences[user.slice(2)] ?? []).map(toItemId))
        expect(negatives.filter((item) => own.has(item))).toEqual([])
        expect(new Set(negatives).size).toBe(negatives.length)
      }
    expect(validation.instances[0]?.negatives).not.toEqual(test.instances[0]?.negatives)
    expect(protocol(datasetOf(), 7).validation).toEqual(protocol(datasetOf(), 8).validation)
  })

  it('takes given negatives for the test alone, so that nothing is chosen by what the test ranks', () => {
    const given: readonly ItemId[] = [toItemId('4'), toItemId('9'), toItemId('10')]
    const { test, validation } = protocol(datasetOf(new Map([[toUserId('a'), given]])))
    expect(test.instances[0]?.negatives).toEqual(['i:9', 'i:10'])
    expect(validation.instances).toEqual(protocol(datasetOf()).validation.instances)
    expect([test, validation].map(({ statement }) => statement.negatives)).toEqual([
      'given',
      'sampled uniformly',
    ])
  })
})
