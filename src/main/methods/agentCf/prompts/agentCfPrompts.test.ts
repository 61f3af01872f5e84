import { expect, it } from 'vitest'
import { renderPrompt } from '../../../prompting/prompt.ts'
import { HOSTILE, promptSuite, type FilledPrompt } from '../../../prompting/promptSuite.testing.ts'
import { agentCfMethod } from '../agentCfMethod.ts'
import { agentCfPrompts } from './agentCfPrompts.ts'
import { choosePrompt } from '../../agentTexts/prompts/choose.ts'
import { rankAgentsPrompt } from './rankAgents.ts'
import { reflectItemsPrompt } from '../../agentTexts/prompts/reflectItems.ts'
import { reflectUserPrompt } from './reflectUser.ts'
import { asItems, type ReflectionVariables } from '../../agentTexts/prompts/shownItems.ts'

const domainWord = 'CD'
const item = { title: HOSTILE, text: HOSTILE, paths: HOSTILE }
const reflection: ReflectionVariables = {
  domainWord,
  introduction: HOSTILE,
  items: [item, item],
  chosen: 1,
  truth: 2,
  explanation: HOSTILE,
  isAgain: true,
}

promptSuite(agentCfPrompts, [
  ['choose', choosePrompt, { domainWord, introduction: HOSTILE, items: [item, item] }, 7],
  ['reflect-user', reflectUserPrompt, reflection, 8],
  ['reflect-user', reflectUserPrompt, { ...reflection, chosen: 2 }, 8],
  ['reflect-items', reflectItemsPrompt, { ...reflection, chosen: null }, 8],
  [
    'rank-agents',
    rankAgentsPrompt,
    {
      domainWord,
      introduction: HOSTILE,
      earlier: HOSTILE,
      history: [HOSTILE, HOSTILE],
      candidates: [item, item],
    },
    10,
  ],
] satisfies readonly FilledPrompt[])

it('are all there once the method is loaded, each with its role', () => {
  expect(agentCfMethod.prompts.facts().map(({ name, role }) => `${name}: ${role}`)).toEqual([
    'choose: answering',
    'reflect-user: reasoning',
    'reflect-items: reasoning',
    'rank-agents: answering',
  ])
})

it('tell how a choice went, and nothing of connections and reasons that are not there', () => {
  const plain = { ...reflection, items: [{ ...item, paths: '' }], explanation: '', isAgain: false }
  const [system, , , user] = renderPrompt(reflectUserPrompt, plain)
  expect(user?.content).toMatch(
    /You chose item 1\. That was wrong: item 2 is the one that was really taken\.$/,
  )
  expect(system?.content).not.toMatch(/connects|already/)
  const unread = renderPrompt(reflectItemsPrompt, { ...reflection, chosen: null })
  expect(unread.at(-1)?.content).toContain('could not be read which item was chosen. Item 2 is the one')
  expect(unread[0]?.content).toContain('connects them with what the user took before')
})

it('show an item with its connections where there are some', () => {
  expect(asItems([{ title: 'a', text: 'b', paths: '' }], 'Candidate')).toBe(
    'Candidate 1, <text>a</text>:\n<text>b</text>',
  )
  expect(asItems([{ title: 'a', text: 'b', paths: 'c' }])).toBe(
    'Item 1, <text>a</text>:\n<text>b</text>\nWhat connects it with the user: <text>c</text>',
  )
})
