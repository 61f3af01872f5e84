import { describe, expect, it } from 'vitest'
import { digestPrompt } from './digest.ts'
import { selectReceiversPrompt } from './selectReceivers.ts'
import { describePrompt } from './describe.ts'
import { extractPrompt } from './extract.ts'
import { gradientPrompt } from './gradient.ts'
import { mergePrompt } from './merge.ts'
import { namesOfModules, optimizeClientPrompt } from './clientOptimizer.ts'
import { optimizeRouterPrompt } from './routerOptimizer.ts'
import { HOSTILE, promptSuite, type FilledPrompt } from '../../prompting/promptSuite.testing.ts'
import { readReply } from '../../prompting/readReply.ts'
import { replySchemaOf } from '../../prompting/replySchema.ts'
import { predictPrompt } from './predict.ts'
import { renderPrompt, type Prompt } from '../../prompting/prompt.ts'
import './choice.ts'
import { recNetPrompts } from './recNetPrompts.ts'
import { rankPrompt } from './rank.ts'
import { summarizePrompt } from './summarize.ts'
import { candidatesOf } from './candidates.testing.ts'

const domainWord = 'CD'
const client = {
  title: HOSTILE,
  original: HOSTILE,
  merged: `merged ${HOSTILE}`,
  messages: [{ number: 1, text: HOSTILE }],
  rules: [HOSTILE],
}

/** Every prompt with hostile text in every slot that a profile or title can reach, and how often it stands there. */
const FILLED: readonly FilledPrompt[] = [
  ['describe', describePrompt, { kind: 'item', domainWord, source: HOSTILE }, 1],
  ['extract', extractPrompt, { kind: 'user', domainWord, profile: HOSTILE }, 1],
  [
    'select-receivers',
    selectReceiversPrompt,
    { domainWord, senderProfile: HOSTILE, clientProfiles: [HOSTILE, HOSTILE], count: 1 },
    3,
  ],
  ['digest', digestPrompt, { domainWord, senderProfile: HOSTILE, receiverProfile: HOSTILE }, 2],
  ['summarize', summarizePrompt, { domainWord, attributes: [HOSTILE], routerProfile: HOSTILE }, 2],
  [
    'merge',
    mergePrompt,
    { kind: 'user', domainWord, routerProfiles: [HOSTILE], rules: [HOSTILE], profile: HOSTILE },
    3,
  ],
  [
    'predict',
    predictPrompt,
    { domainWord, userProfile: HOSTILE, candidates: candidatesOf(HOSTILE, HOSTILE) },
    5,
  ],
  ['rank', rankPrompt, { domainWord, userProfile: HOSTILE, candidates: candidatesOf(HOSTILE, HOSTILE) }, 5],
  [
    'gradient',
    gradientPrompt,
    {
      domainWord,
      user: client,
      items: [client, client],
      selected: null,
      truth: 1,
      modules: [
        { kind: 'profile', candidate: null },
        { kind: 'router', number: 1 },
      ],
    },
    14,
  ],
  [
    'client-optimizer',
    optimizeClientPrompt,
    {
      domainWord,
      modules: [
        { type: 'user_profile', current: HOSTILE, gradient: HOSTILE },
        { type: 'filter_memory', current: [HOSTILE], gradient: HOSTILE },
      ],
      maxRules: 8,
      asked: null,
    },
    4,
  ],
  [
    'router-optimizer',
    optimizeRouterPrompt,
    {
      ...optimizeRouterPrompt.examples[0].variables,
      profile: HOSTILE,
      attributes: [HOSTILE],
      changes: [{ text: HOSTILE, times: 1 }],
      near: [HOSTILE],
    },
    4,
  ],
]

promptSuite(recNetPrompts, FILLED)

it('covers every prompt name', () => {
  expect(new Set(FILLED.map(([name]) => name))).toEqual(
    new Set(Object.keys(recNetPrompts.sources()).slice(0, FILLED.length)),
  )
  // And the text of choices, which is put beside the prompts it stands for.
  expect(new Set(Object.values(recNetPrompts.sources()))).toHaveLength(FILLED.length + 1)
})

/** What is read of a reply, whatever its texts say. */
function read<Variables, Reply>(
  prompt: Pick<Prompt<Variables, Reply>, 'reply'>,
  variables: Variables,
  reply: unknown,
) {
  const rules = { brief: false, faultOf: () => null }
  return readReply(JSON.stringify(reply), prompt.reply(variables), rules)
}

describe('contracts', () => {
  const profile = { kind: 'user', domainWord, profile: 'I like jazz.' } as const

  it.each([
    [
      'merge',
      () => read(mergePrompt, { ...profile, routerProfiles: [], rules: [] }, { updated_profile: ' \n ' }),
    ],
    [
      'summarize',
      () => read(summarizePrompt, { domainWord, attributes: [], routerProfile: '' }, { summary: '  ' }),
    ],
    ['describe', () => read(describePrompt, { kind: 'user', domainWord, source: 'x' }, { profile: '\t' })],
  ])('of %s miss a text that is blank', (_, reading) => {
    expect(reading().missing).toHaveLength(1)
  })

  it('of extract take one value in place of a list, and no other shape', () => {
    const attributes = [{ category: 'genre', values: 'jazz' }]
    expect(read(extractPrompt, profile, { attributes }).parts).toEqual({
      attributes: [{ category: 'genre', values: ['jazz'] }],
    })
    expect(read(extractPrompt, profile, { attributes: [] }).parts).toEqual({ attributes: [] })
    expect(read(extractPrompt, profile, { attributes: 'jazz' }).missing).toEqual(['attributes'])
  })

  it('of rank name as many numbers as there are candidates, and no others', () => {
    const variables = { domainWord, userProfile: 'x', candidates: candidatesOf('a', 'b', 'c') }
    expect(replySchemaOf(rankPrompt.reply(variables))).toMatchObject({
      properties: { ranking: { items: { enum: [1, 2, 3] }, minItems: 3, maxItems: 3 } },
    })
    expect(read(rankPrompt, variables, { reasoning: '', ranking: ['3', 7, 'candidate 1'] }).parts).toEqual({
      reasoning: '',
      ranking: [3, 1],
    })
    expect(read(rankPrompt, variables, { reasoning: '', ranking: [0, 4] }).missing).toEqual(['ranking'])
  })

  it('of gradient have one part for each module, and keep those that can be read', () => {
    const variables = {
      domainWord,
      user: client,
      items: [client, client],
      selected: 1,
      truth: 2,
      modules: [
        { kind: 'profile', candidate: null },
        { kind: 'filter memory', candidate: 2 },
        { kind: 'router', number: 1 },
      ],
    } as const
    const judged = { evaluation: 'It names jazz.', impact: ' Positive ', change: 'false', suggestion: '' }
    const reading = read(gradientPrompt, variables, {
      'Merged User Profile Evaluation': judged,
      'Candidate 2 Filter Memory Evaluation': { ...judged, impact: 'great' },
      'Router 2 Profile Evaluation': judged,
    })
    expect(reading.parts).toEqual({
      'Merged User Profile Evaluation': {
        evaluation: 'It names jazz.',
        impact: 'positive',
        change: false,
        suggestion: '',
      },
    })
    expect(reading.missing).toEqual(['Candidate 2 Filter Memory Evaluation', 'Router 1 Profile Evaluation'])
  })

  it('of the client optimizer number what comes twice', () => {
    const item = { type: 'item_profile', current: 'x', gradient: 'y' } as const
    const rules = { type: 'filter_memory', current: ['x'], gradient: 'y' } as const
    expect(namesOfModules([item, rules, item])).toEqual(['item_profile_1', 'filter_memory', 'item_profile_2'])
  })

  it('of the router optimizer offer only what is open to the router', () => {
    const variables = {
      domainWord,
      profile: 'b',
      attributeCount: 40,
      attributes: ['x', 'y'],
      credits: {
        right: { positive: 3, neutral: 0, negative: 0 },
        wrong: { positive: 0, neutral: 1, negative: 2 },
      },
      changes: [
        { text: 'Say less about x.', times: 2 },
        { text: 'Name y.', times: 1 },
      ],
      near: ['a', 'c', 'd'],
      mergeable: [1, 3],
      splitInto: 2,
    } as const
    expect(replySchemaOf(optimizeRouterPrompt.reply(variables))).toMatchObject({
      properties: {
        Operation: { enum: ['none', 'rewrite', 'split', 'merge'] },
        merge_with: { enum: [0, 1, 3] },
        'Updated Content': { minItems: 0, maxItems: 2, items: { maxLength: 640 } },
      },
    })
    const [system, , example, user] = renderPrompt(optimizeRouterPrompt, variables).map(
      ({ content }) => content,
    )
    expect(system).toMatch(/- "split": .*\n- "merge": /)
    expect(example).toContain('"Operation":"rewrite","merge_with":0,')
    expect(user).toBe(`Other routers, the most similar first:
1. <text>a</text>
2. <text>c</text>
3. <text>d</text>

The router to decide on may be merged with 1 or 3 only.

Its profile now:
<text>b</text>

It has 40 attributes. Most of its clients share:
<text>x, y</text>

Its credits so far:
Right predictions: 3 positive, 0 neutral, 0 negative.
Wrong predictions: 0 positive, 1 neutral, 2 negative.

Changes that were asked for, the newest first:
- 2 times: <text>Say less about x.</text>
- once: <text>Name y.</text>

Decide what happens to this router.`)
  })

  it('of the router optimizer say nothing of what is not open or not there', () => {
    const alone = {
      ...optimizeRouterPrompt.examples[0].variables,
      attributes: [],
      near: [],
      changes: [{ text: 'Name y.', times: 1 }],
      mergeable: [],
      splitInto: 0,
    }
    expect(replySchemaOf(optimizeRouterPrompt.reply(alone))).toMatchObject({
      properties: { Operation: { enum: ['none', 'rewrite'] }, 'Updated Content': { maxItems: 1 } },
      required: ['reasoning', 'Operation', 'Updated Content'],
    })
    const messages = renderPrompt(optimizeRouterPrompt, alone)
    const said = [messages[0], messages[3]].map((message) => message?.content).join('\n')
    expect(said).not.toMatch(/merge|split|attributes, those|Other routers/)
  })
})
