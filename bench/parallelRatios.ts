/** Wall time of a run whose model takes the same time for every answer, at 1, 2, 4 and 8 questions at once. */
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { LanguageModel } from '../src/main/ports/languageModel.ts'
import { createLexicalLanguageModel } from '../src/main/adapters/lexical/lexicalLanguageModel.ts'
import { DEMO } from '../src/main/workbench/datasets/datasets.ts'
import { runsWithModel } from './runsWithModel.ts'

const LATENCY = 100
const INTERACTIONS = 60
const SETTINGS = { interactionLimit: INTERACTIONS, evaluateEvery: 0, repetitions: 1 }

export async function parallelRatios(home: string): Promise<string> {
  const lines: string[] = []
  let alone = 0
  for (const parallel of [1, 2, 4, 8]) {
    const { model, asked } = slowModel(parallel)
    const start = await runsWithModel(home, model)
    const folder = join(home, String(parallel))
    const began = performance.now()
    await start({ folder, dataset: DEMO, variant: 'RecNet', settings: SETTINGS, vectorIndex: 'memory' })
    const seconds = (performance.now() - began) / 1000
    const ideal = (asked() * LATENCY) / 1000 / parallel
    alone ||= seconds
    lines.push(
      `  ${parallel} at once: ${seconds.toFixed(1)} s, ideal ${ideal.toFixed(1)} s; ideal / wall ${(ideal / seconds).toFixed(2)}, ${(alone / seconds).toFixed(2)} times as fast as one`,
    )
  }
  return [
    `A run of ${INTERACTIONS} interactions, every answer ${LATENCY} ms after its turn came:`,
    ...lines,
  ].join('\n')
}

/** The built-in agent, slow, with so many places. */
function slowModel(parallel: number): { readonly model: LanguageModel; readonly asked: () => number } {
  const model = createLexicalLanguageModel()
  const limited = pLimit(parallel)
  let asked = 0
  const complete: LanguageModel['complete'] = async (request, cancellation) => {
    asked += 1
    await limited(() => setTimeout(LATENCY))
    return model.complete(request, cancellation)
  }
  return { model: { ...model, parallel, complete }, asked: () => asked }
}
