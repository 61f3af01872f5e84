import { describe, expect, it } from 'vitest'
import type { AnswerRecord } from '../ports/languageModel.ts'
import { AnswerCounts } from './answerCounts.ts'

const order = () => ['extract', 'merge', 'rank']

function answerTo(prompt: string, parts: Partial<AnswerRecord> = {}): AnswerRecord {
  const call = `1/${prompt}/u:1`
  const went = { status: 'ok', shortened: false, truncated: false, refused: 0, notes: [] } as const
  return { prompt, call, ...went, promptTokens: 10, replyTokens: 2, ...parts }
}

describe('AnswerCounts', () => {
  it('adds up by prompt, and begins anew once drained', () => {
    const counts = new AnswerCounts(order)
    counts.record(answerTo('merge'))
    counts.record(answerTo('merge', { status: 'repaired', shortened: true, promptTokens: 30 }))
    counts.record(answerTo('merge', { status: 'fell back', truncated: true, refused: 2 }))
    expect(counts.drain()).toEqual({
      merge: {
        calls: 3,
        repaired: 1,
        fellBack: 1,
        shortened: 1,
        truncated: 1,
        refused: 2,
        promptTokens: 50,
        replyTokens: 6,
      },
    })
    expect(counts.drain()).toEqual({})
  })

  it('counts out in the order of the method, then by name, whatever order the answers came in', () => {
    const drained = ['rank', 'praise', 'extract', 'mood', 'merge']
    const namesOf = (answers: readonly string[]) => {
      const counts = new AnswerCounts(order)
      for (const prompt of answers) counts.record(answerTo(prompt))
      return Object.keys(counts.drain())
    }
    expect(namesOf(drained)).toEqual(['extract', 'merge', 'rank', 'mood', 'praise'])
    expect(namesOf(drained.reverse())).toEqual(['extract', 'merge', 'rank', 'mood', 'praise'])
  })

  it('tells each answer to the one who keeps more than counts', () => {
    const heard: AnswerRecord[] = []
    new AnswerCounts(order, (answer) => heard.push(answer)).record(answerTo('rank'))
    expect(heard).toEqual([answerTo('rank')])
  })
})
