import { expect, it } from 'vitest'
import { jointNotes, type NotedRun } from './jointNotes.ts'

const run = (method: string, parts: Partial<NotedRun> = {}): NotedRun => ({
  run: `toy-${method.toLowerCase()}-1`,
  method,
  asksModels: true,
  languageModel: 'qwen',
  embeddingModel: 'hashing',
  seed: 1,
  step: 600,
  final: true,
  settings: { seed: 1, interactionLimit: 0 },
  learnsInSteps: true,
  ...parts,
})

it('says nothing where runs differ in their methods alone', () => {
  expect(jointNotes([run('RecNet'), run('Pop', { asksModels: false, learnsInSteps: false })])).toEqual([])
})

it('says which runs have not finished, and which seeds and models differ', () => {
  const other = {
    final: false,
    step: 100,
    languageModel: 'llama',
    settings: { seed: 2, interactionLimit: 0 },
  }
  expect(jointNotes([run('RecNet'), run('AgentCF', other)])).toEqual([
    'AgentCF is as of step 100: toy-agentcf-1 has not finished.',
    'The runs differ in “Seed”: 1 for RecNet; 2 for AgentCF.',
    'The language models differ: qwen for RecNet; llama for AgentCF.',
  ])
})

it('says that a limit of interactions holds for some rows alone', () => {
  const settings = { seed: 1, interactionLimit: 20 }
  const found = jointNotes([run('RecNet', { settings }), run('Pop', { settings, learnsInSteps: false })])
  expect(found).toEqual([
    'RecNet learns from the first 20 interactions alone. Rows that do not learn interaction by interaction read whole training histories.',
  ])
})
