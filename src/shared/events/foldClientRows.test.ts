import { describe, expect, it } from 'vitest'
import { toldRun } from './events.testing.ts'
import { ClientHistoryFold } from './foldClientHistory.ts'
import { ClientRowsFold } from './foldClientRows.ts'
import { RuleHistoryFold } from './foldRuleHistory.ts'
import type { StampedEvent } from './runEvents.ts'

describe('ClientRowsFold', () => {
  it('counts revisions, but not the first profile and memory, and says when the newest was', () => {
    const fold = new ClientRowsFold()
    for (const event of toldRun()) fold.add(event)
    expect(fold.rows((client) => (client === 'i:2' ? 1 : 0))).toEqual([
      { client: 'u:1', name: 'Ada', ruleRevisions: 1, profileRevisions: 1, changedAt: 3, waitingMessages: 0 },
      {
        client: 'i:1',
        name: 'Kind of Blue',
        ruleRevisions: 0,
        profileRevisions: 0,
        changedAt: 0,
        waitingMessages: 0,
      },
      {
        client: 'i:2',
        name: 'Paranoid',
        ruleRevisions: 0,
        profileRevisions: 0,
        changedAt: 0,
        waitingMessages: 1,
      },
    ])
  })

  it('counts as of any step what a log that ends there counts', () => {
    const whole = new ClientRowsFold()
    for (const event of toldRun()) whole.add(event)
    for (const step of [0, 1, 2, 3, 9]) {
      const cut = new ClientRowsFold()
      for (const event of toldRun()) if (event.step <= step) cut.add(event)
      expect(whole.rows(() => 0, step)).toEqual(cut.rows(() => 0))
    }
    expect([whole.nameOf('i:1'), whole.nameOf('i:9')]).toEqual(['Kind of Blue', 'i:9'])
  })

  it('know of agents that are described without a filter memory', () => {
    const described: StampedEvent = {
      ...{ seq: 1, step: 0, type: 'client-described', client: 'u:1', name: '1', profile: 'A listener.' },
      filterMemory: { revision: 0, lastRuleId: 0, rules: [] },
    }
    const [rows, history] = [new ClientRowsFold(), new RuleHistoryFold('u:1')]
    rows.add(described)
    history.add(described)
    expect(rows.rows(() => 0)).toMatchObject([{ ruleRevisions: null, profileRevisions: 0 }])
    expect(history.history([])?.filterMemories).toEqual([])
  })
})

describe('ClientHistoryFold', () => {
  it('joins the rule history with communities and interactions, the newest first', () => {
    const fold = new ClientHistoryFold('i:2')
    for (const event of toldRun()) if (event.step <= 2) fold.add(event)
    const communities = [{ router: 'r2', routingScore: 0.45, step: 2 }] as const
    const interaction = { user: 'u:1', positiveItem: 'i:1', negativeItem: 'i:2' }
    expect(fold.history({ messageBuffer: [], communities })).toMatchObject({
      client: 'i:2',
      name: 'Paranoid',
      profiles: [{ step: 0, reason: 'first', profile: 'first of Paranoid' }],
      communities,
      interactions: [
        { step: 2, ...interaction, predictedItem: 'i:1', reward: 1, reasoning: 'because 2' },
        { step: 1, ...interaction, predictedItem: 'i:2', reward: 0, reasoning: 'because 1' },
      ],
    })
    expect(new ClientHistoryFold('i:9').history({ messageBuffer: [], communities: [] })).toBeNull()
  })
})
