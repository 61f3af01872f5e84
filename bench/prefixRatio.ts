/** Prompt tokens that a RecNet run has evaluated over those it has sent: what is kept of instructions and profiles. */
import { join } from 'node:path'
import { openLlamaLanguageModel } from '../src/main/adapters/llama/llamaLanguageModel.ts'
import { machineFacts } from '../src/main/adapters/machine/machineFacts.ts'
import { DEMO } from '../src/main/workbench/datasets/datasets.ts'
import { runsWithModel } from './runsWithModel.ts'

const INTERACTIONS = 24

export async function prefixRatio(path: string, home: string): Promise<string> {
  const model = await openLlamaLanguageModel({
    path,
    name: 'bench',
    mode: 'fast',
    sequences: 8,
    contextTokens: 4096,
    runtime: { cores: machineFacts().cores, gpu: true },
  })
  const start = await runsWithModel(home, model)
  const settings = {
    interactionLimit: INTERACTIONS,
    updateSize: 15,
    evaluateEvery: 0,
    repetitions: 1,
    maxReplyTokens: 64,
    maxReasoningTokens: 64,
  }
  const request = {
    folder: join(home, 'run'),
    dataset: DEMO,
    variant: 'RecNet',
    settings,
    vectorIndex: 'memory',
  } as const
  await start(request)
  const { sent, evaluated } = model.promptTokens
  await model.close()
  return [
    `Prompt tokens of a RecNet run of ${INTERACTIONS} interactions on the demo, one evaluation:`,
    `  sent ${sent}, evaluated ${evaluated}; ratio ${(evaluated / sent).toFixed(3)} (aim 0.5)`,
  ].join('\n')
}
