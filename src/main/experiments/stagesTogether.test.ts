import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { LearningStage } from '../methods/method.ts'
import { performTogether } from './stagesTogether.ts'

/** `1:2:3` is a stage that reads and changes user 1, item 2 and item 3. */
const stages = (...texts: readonly string[]): readonly LearningStage[] =>
  texts.map((text, index) => {
    const [user = '', ...items] = text.split(':')
    return {
      kind: 'client-centric',
      step: index + 1,
      agents: [`u:${user}`, ...items.map((item) => `i:${item}` as const)],
    }
  })

describe('performTogether', () => {
  const record = async (texts: readonly string[], parallel: number, fails = 0) => {
    const told: string[] = []
    const outcome = await performTogether({
      stages: stages(...texts),
      parallel,
      perform: async ({ step }) => {
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

  it('works on stages without a common agent together, and commits them in order', async () => {
    const { told } = await record(['1:1:2', '2:3:4'], 2)
    expect(told).toEqual(['begin 1', 'begin 2', 'end 2', 'end 1', 'commit 1 1', 'commit 2 2'])
  })

  it('lets a stage wait for the one it shares an agent with, and others pass it', async () => {
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
