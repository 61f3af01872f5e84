/** The examples of Prompt_gradient: an interaction without messages, and one with a message to the user. */
import type { GradientVariables, JudgedClient, ModuleJudgement } from './judgedModules.ts'

interface GradientExample {
  readonly variables: GradientVariables
  readonly reply: Readonly<Record<string, ModuleJudgement>>
}

function silent(title: string, profile: string): JudgedClient {
  return { title, original: profile, merged: profile, messages: [], rules: [] }
}

const rake = silent('Lawn Rake', '“Lawn Rake” is a garden tool. A light rake with a long handle.')
const spade = silent('Clay Spade', '“Clay Spade” is a garden tool. A forged spade for heavy ground.')

const ofItems: GradientExample['reply'] = {
  'Candidate 1 Item Profile Evaluation': {
    evaluation: 'Its long handle spoke for it, but it does not say that it is for lawns alone.',
    impact: 'negative',
    change: true,
    suggestion: 'Say that it is taken by people with lawns.',
  },
  'Candidate 2 Item Profile Evaluation': {
    evaluation: 'It names heavy ground, which fits the user.',
    impact: 'positive',
    change: true,
    suggestion: 'Add that gardeners with clay soil take it.',
  },
}

const profiles: GradientVariables['modules'] = [
  { kind: 'profile', candidate: null },
  { kind: 'profile', candidate: 1 },
  { kind: 'profile', candidate: 2 },
]

export const EXAMPLE_WITHOUT_MESSAGES: GradientExample = {
  variables: {
    domainWord: 'garden tool',
    user: silent('', 'I like tools with long handles.'),
    items: [rake, spade],
    selected: 1,
    truth: 2,
    modules: profiles,
  },
  reply: {
    'Merged User Profile Evaluation': {
      evaluation: 'It names long handles alone, which spoke for the rake.',
      impact: 'negative',
      change: true,
      suggestion: 'Put forged tools for heavy ground before long handles.',
    },
    ...ofItems,
  },
}

export const EXAMPLE_WITH_MESSAGES: GradientExample = {
  variables: {
    ...EXAMPLE_WITHOUT_MESSAGES.variables,
    user: {
      title: '',
      original: 'I like tools with long handles.',
      merged: 'I like tools with long handles, and lately tidy lawns.',
      messages: [{ number: 1, text: 'Owners of small tidy lawns.' }],
      rules: ['Trust every message.'],
    },
    modules: [
      { kind: 'profile', candidate: null },
      { kind: 'filter memory', candidate: null },
      ...profiles.slice(1),
      { kind: 'router', number: 1 },
    ],
  },
  reply: {
    'Merged User Profile Evaluation': {
      evaluation: 'Tidy lawns spoke for the rake, and nothing in it for the spade.',
      impact: 'negative',
      change: true,
      suggestion: 'Drop the lawns and put tools for heavy ground first.',
    },
    'Filter Memory Evaluation': {
      evaluation: 'It let in a message that has nothing to do with this user.',
      impact: 'negative',
      change: true,
      suggestion: 'Weigh messages on lawns less.',
    },
    ...ofItems,
    'Router 1 Profile Evaluation': {
      evaluation: 'It speaks of lawns, which misled here.',
      impact: 'negative',
      change: false,
      suggestion: '',
    },
  },
}
