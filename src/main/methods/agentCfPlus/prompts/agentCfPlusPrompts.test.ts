import { expect, it } from 'vitest'
import { renderPrompt } from '../../../prompting/prompt.ts'
import { HOSTILE, promptSuite, type FilledPrompt } from '../../../prompting/promptSuite.testing.ts'
import { choosePrompt } from '../../agentTexts/prompts/choose.ts'
import { reflectItemsPrompt } from '../../agentTexts/prompts/reflectItems.ts'
import { agentCfPlusMethod } from '../agentCfPlusMethod.ts'
import { agentCfPlusPrompts } from './agentCfPlusPrompts.ts'
import { deriveMemoryPrompt } from './deriveMemory.ts'
import { listInterestsPrompt } from './listInterests.ts'
import { nameGroupPrompt } from './nameGroup.ts'
import { rankMemoriesPrompt, type RankMemoriesVariables } from './rankMemories.ts'
import { updatePrivatePrompt, type UpdatePrivateVariables } from './updatePrivate.ts'

const domainWord = 'CD'
const item = { title: HOSTILE, text: HOSTILE, paths: '' }
const items = [item, item]
const lesson: UpdatePrivateVariables = {
  ...{ domainWord, items, chosen: 1, truth: 2 },
  privateMemory: HOSTILE,
  explanation: HOSTILE,
}
const ranking: RankMemoriesVariables = {
  domainWord,
  privateMemory: HOSTILE,
  derivedMemory: HOSTILE,
  groups: [{ name: HOSTILE, titles: [HOSTILE, HOSTILE] }],
  candidates: items,
}

promptSuite(agentCfPlusPrompts, [
  ['choose', choosePrompt, { domainWord, introduction: HOSTILE, items }, 5],
  [
    'reflect-items',
    reflectItemsPrompt,
    {
      ...{ domainWord, introduction: HOSTILE, items, chosen: 1, truth: 2 },
      ...{ explanation: HOSTILE, isAgain: false },
    },
    6,
  ],
  ['update-private', updatePrivatePrompt, lesson, 6],
  ['update-private', updatePrivatePrompt, { ...lesson, chosen: 2 }, 6],
  ['derive-memory', deriveMemoryPrompt, { domainWord, privateMemory: HOSTILE, derivedMemory: HOSTILE }, 2],
  ['list-interests', listInterestsPrompt, { domainWord, privateMemory: HOSTILE }, 1],
  ['name-group', nameGroupPrompt, { domainWord, interests: [HOSTILE] }, 1],
  ['rank-memories', rankMemoriesPrompt, ranking, 9],
] satisfies readonly FilledPrompt[])

it('are all there once the method is loaded, in the order in which they are asked, each with its role', () => {
  expect(agentCfPlusMethod.prompts.facts().map(({ name, role }) => `${name}: ${role}`)).toEqual([
    'choose: answering',
    'update-private: reasoning',
    'derive-memory: reasoning',
    'reflect-items: reasoning',
    'list-interests: answering',
    'name-group: answering',
    'rank-memories: answering',
  ])
})

it('tell how a choice went', () => {
  const [system, , , user] = renderPrompt(updatePrivatePrompt, { ...lesson, chosen: null, explanation: '' })
  expect(system?.content).toContain('Your choice was not right')
  expect(user?.content).toMatch(/could not be read which item was chosen\. Item 2 is the one.*taken\.$/)
  expect(renderPrompt(updatePrivatePrompt, { ...lesson, chosen: 2 })[0]?.content).toContain('was right')
})

it('show each group with its titles in order, and speak of groups only where there are some', () => {
  const groups = [
    { name: 'Jazz', titles: ['a', 'b'] },
    { name: 'Rock', titles: ['c'] },
  ]
  const [system, , , user] = renderPrompt(rankMemoriesPrompt, { ...ranking, groups })
  expect(system?.content).toContain('what people of the same interests took of late')
  expect(user?.content).toContain(
    'Groups whose interests the user shares:\n' +
      '<text>Jazz</text>, of whom some took of late, oldest first:\n1. <text>a</text>\n2. <text>b</text>\n' +
      '<text>Rock</text>, of whom some took of late, oldest first:\n1. <text>c</text>\n\nCandidates:',
  )
  const without = renderPrompt(rankMemoriesPrompt, { ...ranking, groups: [] })
  expect(without[0]?.content).not.toContain('of late')
  expect(without.at(-1)?.content).not.toContain('Groups')
})
