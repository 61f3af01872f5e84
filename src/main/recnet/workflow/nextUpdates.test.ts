import { describe, expect, it } from 'vitest'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { buildInteraction, buildNetwork } from '../ports.testing.ts'
import { nextUpdates, nextUpdateSet } from './nextUpdates.ts'

const interactions = [1, 2, 3].map((step) => buildInteraction({ step }))
const settings = { updateSize: 3, flushAtEnd: true }
const at = (step: number, updated: readonly ClientId[]) => buildNetwork({ step, updatedClients: updated })
const outline = (...parts: Parameters<typeof nextUpdates>) =>
  nextUpdates(...parts).map(({ kind, step }) => `${step} ${kind}`)

describe('nextUpdates', () => {
  it('takes the first record of an untouched network, which fills the set by itself', () => {
    const [first] = interactions
    expect(nextUpdates(at(0, []), interactions, settings)).toEqual([
      {
        kind: 'client-centric',
        step: 1,
        agents: [first?.user, first?.positiveItem, first?.negativeItem],
      },
    ])
  })

  it('takes all records where the set does not get full', () => {
    expect(outline(at(0, []), interactions, { ...settings, updateSize: 100 })).toEqual([
      '1 client-centric',
      '2 client-centric',
      '3 client-centric',
    ])
  })

  it('turns to the routers exactly at the threshold', () => {
    expect(outline(at(1, ['u:1', 'i:1']), interactions, settings)).toEqual(['2 client-centric'])
    expect(outline(at(1, ['u:1', 'i:1', 'i:2']), interactions, settings)).toEqual(['1 router-centric'])
    expect(outline(at(1, ['u:1', 'i:1', 'i:2', 'i:3']), interactions, settings)).toEqual(['1 router-centric'])
  })

  it('goes on with the next record once the set is clear, also after a kill in between', () => {
    expect(outline(at(1, []), interactions, settings)).toEqual(['2 client-centric'])
  })

  it('flushes what is left at the end, once', () => {
    expect(outline(at(3, ['u:1']), interactions, settings)).toEqual(['3 router-centric'])
    expect(outline(at(3, []), interactions, settings)).toEqual([])
  })

  it('does not flush where that is switched off, but still acts on a full set', () => {
    const off = { ...settings, flushAtEnd: false }
    expect(outline(at(3, ['u:1']), interactions, off)).toEqual([])
    expect(outline(at(3, ['u:1', 'i:1', 'i:2']), interactions, off)).toEqual(['3 router-centric'])
  })

  it('does nothing without records', () => {
    expect(outline(at(0, []), [], settings)).toEqual([])
  })
})

describe('nextUpdateSet', () => {
  /** `1:2:3` is user 1 taking item 2 over item 3. */
  const four = ['1:1:2', '1:3:4', '2:5:6', '3:7:8'].map((text, index): InteractionRecord => {
    const [user = '', positive = '', negative = ''] = text.split(':')
    return {
      step: index + 1,
      user: `u:${user}`,
      positiveItem: `i:${positive}`,
      negativeItem: `i:${negative}`,
    }
  })

  it('ends with the interaction that fills the set of updated clients', () => {
    // Three clients after the first, five after the second, since user 1 counts once.
    expect(nextUpdateSet(new Set(), four, { from: 0, updateSize: 5 })).toMatchObject({
      until: 2,
      isFull: true,
    })
    expect(nextUpdateSet(new Set(), four, { from: 0, updateSize: 6 })).toMatchObject({
      until: 3,
      isFull: true,
    })
  })

  it('counts the clients that were updated before, and those at the end that fill nothing', () => {
    const before = new Set<ClientId>(['u:9', 'i:9'])
    expect(nextUpdateSet(before, four, { from: 2, updateSize: 5 })).toMatchObject({ until: 3, isFull: true })
    const { clients, ...rest } = nextUpdateSet(new Set(), four, { from: 3, updateSize: 5 })
    expect(rest).toEqual({ until: 4, isFull: false })
    expect([...clients]).toEqual(['u:3', 'i:7', 'i:8'])
  })
})
