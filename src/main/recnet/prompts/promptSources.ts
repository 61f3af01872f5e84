/** Every prompt of RecNet, for the hashes of the manifest. */
import { CHOICE_TEXT } from './choice.ts'
import { describePrompt } from './describe.ts'
import { extractPrompt } from './extract.ts'
import { gradientPrompt } from './gradient.ts'
import { mergePrompt } from './merge.ts'
import { optimizeClientPrompt, optimizeRouterPrompt } from './optimizer.ts'
import { predictPrompt } from './predict.ts'
import { promptSource } from '../../prompting/prompt.ts'
import { rankPrompt } from './rank.ts'
import { summarizePrompt } from './summarize.ts'

/** Name of each prompt text with all that it says and expects. */
export function promptSources(): Readonly<Record<string, string>> {
  return {
    describe: promptSource(describePrompt),
    extract: promptSource(extractPrompt),
    summarize: promptSource(summarizePrompt),
    merge: promptSource(mergePrompt),
    predict: promptSource(predictPrompt),
    gradient: promptSource(gradientPrompt),
    'optimizer of clients': promptSource(optimizeClientPrompt),
    'optimizer of routers': promptSource(optimizeRouterPrompt),
    rank: promptSource(rankPrompt),
    'choice by probabilities': Object.values(CHOICE_TEXT).join('\n---\n'),
  }
}
