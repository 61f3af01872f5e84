import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { emptyNetwork } from '../recnet/network.ts'
import { interactionsUntilBarrier, updateTogether } from './updatesTogether.ts'

/** `1:2:3` is user 1 taking item 2 over item 3. */
const interactions = (...texts: readonly string[]): readonly InteractionRecord[] =>
  texts.map((text, index) => {
    const [user = '', positive = '', negative = ''] = text.split(':')
    return {
      step: index + 1,
      user: `u:${user}`,
      positiveItem: `i:${positive}`,
      negativeItem: `i:${negative}`,
    }
  })

describe('interactionsUntilBarrier', () => {
  const four = interactions('1:1:2', '1:3:4', '2:5:6', '3:7:8')
  const stepsOf = (updateSize: number, evaluateEvery: number) =>
    interactionsUntilBarrier(emptyNetwork(), four, { updateSize, evaluateEvery }).map(({ step }) => step)

  it('ends with the interaction that fills the set of updated clients', () => {
    // Three clients after the first, five after the second, since user 1 counts once.
    expect(stepsOf(5, 0)).toEqual([1, 2])
    expect(stepsOf(6, 0)).toEqual([1, 2, 3])
  })

  it('ends where an evaluation is due, or with the last one', () => {
    expect(stepsOf(100, 3)).toEqual([1, 2, 3])
    expect(stepsOf(100, 0)).toEqual([1, 2, 3, 4])
  })
})

describe('updateTogether', () => {
  const record = async (texts: readonly string[], parallel: number, fails = 0) => {
    const told: string[] = []
    const outcome = await updateTogether({
      interactions: interactions(...texts),
      parallel,
      update: async ({ step }) => {
        told.push(`begin ${step}`)
        await setTimeout(step === 1 ? 20 : 2)
        if (step === fails) throw new Error(`step ${step}`)
        told.push(`end ${step}`)
        return step
      },
      commit: async ({ step }, facts) => void told.push(`commit ${step} ${facts}`),
    }).catch((error: unknown) => String(error))
    return { told, outcome }
  }

  it('works on interactions without a common client together, and commits them in order', async () => {
    const { told } = await record(['1:1:2', '2:3:4'], 2)
    expect(told).toEqual(['begin 1', 'begin 2', 'end 2', 'end 1', 'commit 1 1', 'commit 2 2'])
  })

  it('lets an interaction wait for the one it shares a client with, and others pass it', async () => {
    const { told } = await record(['1:1:2', '2:2:3', '3:4:5'], 3)
    expect(told).toEqual([
      'begin 1',
      'begin 3',
      'end 3',
      'end 1',
      'commit 1 1',
      'begin 2',
      'end 2',
      'commit 2 2',
      'commit 3 3',
    ])
  })

  it('commits all before the one that failed, and nothing after it', async () => {
    const { told, outcome } = await record(['1:1:2', '2:3:4', '3:5:6'], 3, 2)
    expect(outcome).toBe('Error: step 2')
    expect(told.filter((one) => one.startsWith('commit'))).toEqual(['commit 1 1'])
  })
})
