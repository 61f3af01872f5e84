/** A call among those of its step, what it was asked with, and the same question once more. */
import { describe, expect, it } from 'vitest'
import { emptyRunView } from '#shared/events/foldRun.ts'
import type { AnsweredAgain } from '#shared/vocabulary/calls/askAgain.ts'
import { stepCallGroups } from '#shared/vocabulary/calls/stepCalls.ts'
import { BUILT_IN_AGENT } from '#shared/vocabulary/models/builtInAgent.ts'
import type { CallDetail, CallRow, Exchange } from '#shared/vocabulary/trace.ts'
import { openPage } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { buildRow } from '../../mounted/records.testing.ts'

const run = 'cds-recnet-2'
function rowOf(prompt: string, subject: string): CallRow {
  return {
    call: `4/${prompt}/${subject}`,
    step: 4,
    prompt,
    subject,
    status: 'ok',
    shortened: false,
    truncated: false,
    refused: 0,
    model: BUILT_IN_AGENT.name,
    promptTokens: 120,
    replyTokens: 6,
    repair: false,
    recomputed: true,
  }
}
const rows = [rowOf('gradient', 'u:1'), rowOf('merge', 'i:7'), rowOf('predict', 'u:1')]
const sampling = { temperature: 0.2, repetitionPenalty: 1.2, maxTokens: 1024, maxThoughtTokens: 0 }
const exchange: Exchange = {
  messages: [{ role: 'user', content: '<text><img src=x onerror=alert(1)></text>' }],
  text: '{"choice":1}',
  thought: null,
  reading: { ok: true, value: { choice: 1 } },
  cut: null,
  how: { seed: 99, sampling, evaluatedTokens: null },
  promptTokens: 120,
  replyTokens: 6,
}
const detail: CallDetail = {
  ...rowOf('predict', 'u:1'),
  ...exchange,
  milliseconds: null,
  notes: [],
  template: { ofRun: 'ab'.repeat(32), here: 'cd'.repeat(32) },
  objection: null,
  repaired: null,
  place: 2,
  previous: '4/merge/i:7',
  next: null,
}
const other: AnsweredAgain = {
  exchange: {
    ...exchange,
    text: '{"choice":2}',
    reading: { ok: true, value: { choice: 2 } },
    how: { seed: 5, sampling, evaluatedTokens: null },
  },
  model: 'qwen',
  caveat: null,
  milliseconds: 12,
  same: false,
}

function play(answered: AnsweredAgain = { ...other, exchange, same: true }) {
  const languageModel = { name: BUILT_IN_AGENT.name, caveat: BUILT_IN_AGENT.caveat }
  return playEngine({
    'runs.list': () => [buildRow({ run, languageModel })],
    'runs.view': () => ({ ...emptyRunView(), step: 9 }),
    'inspection.prompts': () => ({
      total: 3,
      kept: 3,
      rows,
      recomputed: { fromStep: 4, toStep: 4, newest: 9, whole: true, partial: false },
    }),
    'inspection.prompt': () => detail,
    'inspection.stepCalls': () => stepCallGroups(4, rows, { most: 60, around: detail.call }),
    'inspection.askAgain': () => answered,
    'inspection.clients': () => ({ step: 9, total: 0, rows: [] }),
    'models.stopTrying': () => undefined,
  })
}

describe('the page of prompts', () => {
  it('shows a call that was computed again among those of its step, with what it was asked with', async () => {
    const engine = play()
    const page = await openPage(engine, `/run/${run}/prompts/4/predict/u:1`)
    await page.see('computed again')
    await page.see(/Client-centric update · 3 ?merge ?i:7 ?predict ?u:1 ?gradient ?u:1/)
    await page.see('temperature 0.2, repetition penalty 1.2, 1,024 tokens at most')
    await page.see('predict abababababab')
    await page.see('here cdcdcdcdcdcd')
    await page.see('not measured')
    expect(engine.asked('inspection.prompts').at(-1)).toMatchObject({ fromStep: 4, toStep: 4 })
    expect(document.querySelector('main img')).toBeNull()
    await page.press('The step after')
    await page.reach(`/run/${run}/prompts?steps=5&call=4/predict/u:1`)
  })

  it('asks it again, and says that the answer is the same', async () => {
    const engine = play()
    const page = await openPage(engine, `/run/${run}/prompts/4/predict/u:1`)
    await page.press('Ask again')
    await page.see('The raw answer is the same, byte for byte.')
    expect(engine.asked('inspection.askAgain')).toMatchObject([{ run, call: '4/predict/u:1', model: 'same' }])
  })

  it('asks it again with another seed, and shows what is different word by word', async () => {
    const engine = play(other)
    const page = await openPage(engine, `/run/${run}/prompts/4/predict/u:1`)
    await page.see('Ask again')
    await page.type('Seed', '5')
    await page.press('Ask again')
    await page.see('The raw answer is another one.')
    expect(engine.asked('inspection.askAgain')).toMatchObject([{ seed: 5 }])
    expect(page.find('.again del').textContent).toBe('1')
    expect(page.find('.again ins').textContent).toBe('2')
  })
})
