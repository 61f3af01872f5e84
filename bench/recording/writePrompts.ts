/** Fills the store of replies with what a run with a real model would have asked, of the lengths of real prompts. */
import { join } from 'node:path'
import { manifest as manifestSchema } from '#shared/vocabulary/manifest.ts'
import { readFile } from 'node:fs/promises'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import { keptReplyFile } from '../../src/main/workbench/backend/keptReplies.ts'
import type { Closable } from '../../src/main/workbench/backend/openableModels.ts'
import { syntheticTexts } from './syntheticTexts.ts'

const PROMPTS = ['merge', 'predict', 'gradient', 'client-optimizer', 'extract'] as const
const STATUSES = ['ok', 'ok', 'ok', 'ok', 'repaired', 'fell back'] as const
/** A word that stands in one call alone. */
export const RARE_WORD = 'quagga'

/** Stores so many calls of a run of a home, as many of each step as come out even. */
export async function writePrompts(home: string, run: string, calls: number, steps: number): Promise<void> {
  const text = await readFile(join(home, 'runs', run, 'manifest.json'), 'utf8')
  const closing: Closable[] = []
  const replies = keptReplyFile(home, () => Infinity).ofRun(manifestSchema.parse(JSON.parse(text)), closing)
  const store = replies.store()
  const random = seededRandom(3)('prompts')
  const texts = syntheticTexts(random)
  for (let number = 0; number < calls; number += 1) {
    const step = Math.floor((number * steps) / calls) + 1
    const prompt = PROMPTS[number % PROMPTS.length] ?? 'merge'
    const call = `${step}/${prompt}/u:${1 + random.below(250)}/${number}`
    const profiles = Array.from({ length: 8 }, () => texts.profile()).join('\n')
    const rare = number === Math.floor(calls / 2) ? ` ${RARE_WORD}` : ''
    const messages = [
      { role: 'system', content: 'You are a recommender system.' },
      { role: 'user', content: `Decide about these:\n${profiles}${rare}` },
    ] as const
    const reply = { text: JSON.stringify({ reason: texts.reasoning(), profile: texts.profile() }), promptTokens: 800, replyTokens: 90, shortened: false, cut: null } // prettier-ignore
    const question = { call, prompt, messages }
    store.keep(`key ${number}`, question, reply)
    store.note(
      replies.run,
      { ...question, reply, model: 'made up', milliseconds: 900, how: null },
      `key ${number}`,
    )
    const status = STATUSES[number % STATUSES.length] ?? 'ok'
    const counts = { promptTokens: 800, replyTokens: 90, refused: 0, shortened: false, truncated: false }
    replies.conclude({ call, prompt, status, notes: [], ...counts })
  }
  for (const closable of closing) await closable.close()
}
