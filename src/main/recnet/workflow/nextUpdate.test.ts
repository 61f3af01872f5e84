import { describe, expect, it } from 'vitest'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import { buildInteraction, buildNetwork } from '../ports.testing.ts'
import { nextUpdate } from './nextUpdate.ts'

const interactions = [1, 2, 3].map((step) => buildInteraction({ step }))
const settings = { updateSize: 3, flushAtEnd: true }
const at = (step: number, updated: readonly ClientId[]) => buildNetwork({ step, updatedClients: updated })

describe('nextUpdate', () => {
  it('takes the first record of an untouched network', () => {
    expect(nextUpdate(at(0, []), interactions, settings)).toEqual({
      kind: 'client-centric',
      interaction: interactions[0],
    })
  })

  it('turns to the routers exactly at the threshold', () => {
    expect(nextUpdate(at(1, ['u:1', 'i:1']), interactions, settings)).toEqual({
      kind: 'client-centric',
      interaction: interactions[1],
    })
    expect(nextUpdate(at(1, ['u:1', 'i:1', 'i:2']), interactions, settings)).toEqual({
      kind: 'router-centric',
    })
    expect(nextUpdate(at(1, ['u:1', 'i:1', 'i:2', 'i:3']), interactions, settings)).toEqual({
      kind: 'router-centric',
    })
  })

  it('goes on with the next record once the set is clear, also after a kill in between', () => {
    expect(nextUpdate(at(1, []), interactions, settings)).toEqual({
      kind: 'client-centric',
      interaction: interactions[1],
    })
  })

  it('flushes what is left at the end, once', () => {
    expect(nextUpdate(at(3, ['u:1']), interactions, settings)).toEqual({ kind: 'router-centric' })
    expect(nextUpdate(at(3, []), interactions, settings)).toBeNull()
  })

  it('does not flush where that is switched off, but still acts on a full set', () => {
    const off = { ...settings, flushAtEnd: false }
    expect(nextUpdate(at(3, ['u:1']), interactions, off)).toBeNull()
    expect(nextUpdate(at(3, ['u:1', 'i:1', 'i:2']), interactions, off)).toEqual({ kind: 'router-centric' })
  })

  it('does nothing without records', () => {
    expect(nextUpdate(at(0, []), [], settings)).toBeNull()
  })
})
