/** The questions of a short run on the demo, as the built-in agent was asked them: what models are compared on. */
import { join } from 'node:path'
import type { CompletionRequest } from '../src/main/ports/languageModel.ts'
import { createLexicalLanguageModel } from '../src/main/adapters/lexical/lexicalLanguageModel.ts'
import { DEMO } from '../src/main/workbench/datasets/datasets.ts'
import { runsWithModel } from './runsWithModel.ts'

/** Returns `count` calls in a row, of which a third come before the first interaction. */
export async function recordedCalls(home: string, count: number): Promise<readonly CompletionRequest[]> {
  const agent = createLexicalLanguageModel()
  const calls: CompletionRequest[] = []
  const start = await runsWithModel(home, {
    ...agent,
    complete: (request, cancellation) => {
      calls.push(request)
      return agent.complete(request, cancellation)
    },
  })
  await start({
    folder: join(home, 'recorded'),
    dataset: DEMO,
    variant: 'RecNet',
    settings: { interactionLimit: 40, updateSize: 15, evaluateEvery: 0, repetitions: 1 },
    vectorIndex: 'memory',
  })
  const begun = calls.findIndex(({ prompt }) => prompt === 'predict')
  return calls.slice(Math.max(0, begun - Math.floor(count / 3))).slice(0, count)
}
