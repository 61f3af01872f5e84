import { describe, expect, it } from 'vitest'
import type { JudgedClient } from '../../recnet/prompts/judgedModules.ts'
import { outcomeOf } from './interactionOutcome.ts'
import { judgeRouter } from './judgeRouter.ts'

const client = (merged: string, parts: Partial<JudgedClient> = {}): JudgedClient => ({
  title: '',
  original: merged,
  merged,
  messages: [],
  rules: [],
  ...parts,
})
const tango = client('“Night” is a CD. Category: Latin; Tango.')
const metal = client('“Day” is a CD. Category: Rock; Metal.')
const outcome = outcomeOf({
  domainWord: 'CD',
  user: client(''),
  items: [tango, metal],
  selected: 2,
  truth: 1,
  modules: [],
})
const judged = (text: string, user: JudgedClient) =>
  judgeRouter(1, { routers: new Map([[1, text]]), user }, outcome)
const message = { number: 1, text: null }

describe('a router judged by the built-in agent', () => {
  const jazz = 'A community around jazz.'

  it('is told what one of its members took up', () => {
    const member = client('I also like jazz.', { messages: [message] })
    expect(judged(jazz, member)).toMatchObject({
      impact: 'neutral',
      suggestion: 'Say more about latin, tango.',
    })
    expect(judged('A community around jazz, latin, tango.', member)).toMatchObject({
      impact: 'positive',
      suggestion: '',
    })
  })

  it('is told nothing of users who are no members, or whom it told nothing', () => {
    expect(judged(jazz, client('I also like folk.', { messages: [message] })).suggestion).toBe('')
    expect(judged(jazz, client('I also like jazz.')).suggestion).toBe('')
  })

  it('is to say less about what speaks for the other item alone', () => {
    expect(
      judged('A community around metal.', client('I also like folk.', { messages: [message] })),
    ).toMatchObject({
      impact: 'negative',
      suggestion: 'Say less about metal.',
    })
  })
})
