/** A run as it goes: progress, figures with their tables, what happened, and what to mend. */
import { describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { buildEvaluation, buildManifest } from '#shared/charts/figureRun.testing.ts'
import { emptyRunView, type RunView } from '#shared/events/foldRun.ts'
import type { RunEvent } from '#shared/events/runEvents.ts'
import { glanceOf } from '#shared/events/view/runGlance.ts'
import type { CallProgress } from '#shared/vocabulary/callProgress.ts'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { NO_LANGUAGE_MODEL } from '#shared/vocabulary/manifest.ts'
import { openPage, settled } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { buildProgress, buildRow } from '../../mounted/records.testing.ts'

const run = 'cds-recnet-2'
const row = buildRow({ run, status: 'running', dataset: 'cds', step: 150, progress: buildProgress() })
/** 400 pairs scored between 0.1 and 0.3, none of which passes τ 0.85. */
const histogram = Array.from({ length: 20 }, (_, bin) => (bin === 11 || bin === 12 ? 200 : 0))
const view: RunView = {
  ...emptyRunView(),
  seq: 900,
  step: 150,
  routerCount: 22,
  routerCounts: [
    { step: 0, count: 20, splits: 0, merges: 0, rewrites: 0 },
    { step: 50, count: 22, splits: 3, merges: 1, rewrites: 2 },
  ],
  rewards: [1, 0],
  routingTables: [{ step: 50, threshold: 0.85, scored: 400, passed: 0, histogram }],
  evaluations: [buildEvaluation(100, { RecNet: 0.52, Pop: 0.31 })],
  judged: 150,
  unparsed: 3,
  calls: {
    predict: { calls: 150, repaired: 5, fellBack: 3, shortened: 0, promptTokens: 98_765, replyTokens: 4321 },
  },
  clientCalls: 600,
  clientUpdates: 150,
  messages: 1234,
}
const manifest = buildManifest({
  settings: parseHyperparameters({ thresholdMode: 'absolute', routingThreshold: 0.85 }),
})
type Played = Parameters<typeof playEngine>[0]
const engineWith = (played: Played = {}) =>
  playEngine({
    'runs.list': () => [row],
    'runs.view': () => view,
    'runs.glance': ({ step }) => ({ ...glanceOf(view), step }),
    'runs.manifest': () => manifest,
    ...played,
  })
const judged = (step: number, reward: 0 | 1): RunEvent => ({
  type: 'interaction-judged',
  step,
  user: 'u:7',
  positiveItem: 'i:1',
  negativeItem: 'i:2',
  predictedItem: reward === 1 ? 'i:1' : 'i:2',
  reward,
  reasoning: '',
  call: '',
})

/** What is told after so many of 276 calls at 24 calls a minute. */
function ofTheFirst(done: number): Partial<CallProgress> {
  return {
    opening: false,
    partCalls: { done, expected: 276 },
    runCalls: { done, expected: 499 },
    callsPerMinute: 24,
    tokensPerSecond: 96,
    partLeft: 390_000,
    runLeft: 948_000,
  }
}

describe('the overview of a run', () => {
  it('says how far it is, how long it will take and what it cost', async () => {
    const page = await openPage(engineWith(), `/run/${run}`)
    await page.see('150 of 600 interactions')
    // 924 of 4,200 calls of the learning, 1,200 of 4,800 of the run.
    const shown = page.find('.how-far').textContent
    expect(shown).toMatch(/Learning.*22 %.*1 min 20 s left.*150 of 600 interactions.*25 %.*1 min 30 s left/)
    expect(page.find('.how-far .details').textContent).toBe(
      '924 of about 4,200 calls · 2,400 calls/min · 96 tokens/s · 1,200 of about 4,800 calls in the whole run',
    )
    const facts = Object.fromEntries(
      [...page.find('.how-far dl').children].map((one) =>
        [...one.children].map((part) => part.textContent?.trim()),
      ),
    )
    expect(facts).toEqual({
      Routers: '22',
      Calls: '1,200',
      λ: '4.00',
      Messages: '1,234',
      Repaired: '5',
      'Fell back': '3',
      // The log of this run is of a version that did not count them.
      Truncated: '–',
      'Refused texts': '–',
      'Unread predictions': '3',
    })
    await page.see('98,765')
  })

  it('is at its end where it is finished, also when its dataset is gone', async () => {
    const finished = engineWith({
      'runs.list': () => [{ ...row, status: 'finished', interactions: null, progress: null }],
      'runs.view': () => ({ ...view, finished: true }),
    })
    const page = await openPage(finished, `/run/${run}`)
    await page.see('150 of 150 interactions')
    expect(page.find('.how-far .share').textContent).toBe('100 %')
  })

  it('tells of AgentCF neither routers nor λ', async () => {
    const labels = () => [...document.querySelectorAll('.how-far dt')].map((one) => one.textContent?.trim())
    const agentCf = engineWith({
      'runs.list': () => [{ ...row, variant: 'AgentCF', routerCount: null }],
      'runs.manifest': () => buildManifest({ variant: 'AgentCF', settings: { rounds: 2 } }),
    })
    const page = await openPage(agentCf, `/run/${run}`)
    await page.see('NDCG over interactions')
    await eventually(() => expect(labels()).not.toContain('λ'))
    expect(labels()).toEqual([
      'Calls', 'Repaired', 'Fell back', 'Truncated', 'Refused texts', 'Unread predictions',
    ]) // prettier-ignore
    expect(page.text()).not.toContain('Routers')
    expect(page.text()).not.toContain('Routing scores')
  })

  it('tells of a method that asks no model what it has', async () => {
    const languageModel = { name: NO_LANGUAGE_MODEL, caveat: null }
    const bpr = engineWith({
      'runs.list': () => [{ ...row, variant: 'BPR', routerCount: null, interactions: 0, progress: null }],
      'runs.view': () => emptyRunView(),
      'runs.manifest': () => buildManifest({ variant: 'BPR', settings: { epochs: 9 }, languageModel }),
    })
    const page = await openPage(bpr, `/run/${run}`)
    await page.see('Training over epochs')
    await eventually(() => expect(document.querySelectorAll('.how-far dt')).toHaveLength(0))
    expect(page.text()).not.toContain('No prompt has been sent yet.')
  })

  it('tells by prompt how long a model took', async () => {
    const byModel = engineWith({
      'runs.manifest': () => buildManifest({ languageModel: { name: 'smollm2', caveat: null } }),
      'inspection.callTimes': () => [
        { prompt: 'predict', measured: 145, median: 1234, p95: 2500, tokensPerSecond: 41.06 },
      ],
    })
    const page = await openPage(byModel, `/run/${run}`)
    await page.see('tokens/s')
    await page.see('1,2342,50041.1')
  })

  it('shows the first calls of a run before there is any event, and each that is told', async () => {
    const first = buildProgress({
      part: 'initialization',
      partCalls: { done: 0, expected: 276 },
      runCalls: { done: 0, expected: 499 },
      callsPerMinute: null,
      tokensPerSecond: null,
      partLeft: null,
      runLeft: null,
      opening: true,
    })
    const engine = engineWith({
      'runs.list': () => [{ ...row, step: 0, progress: first }],
      'runs.view': () => emptyRunView(),
    })
    const page = await openPage(engine, `/run/${run}`)
    await page.see('0 of 276 calls · 0 of about 499 calls in the whole run · loading the model')
    expect(page.find('.how-far').textContent).toMatch(/Initialisation.*0 %.*0 of 600 interactions/)
    const told = buildProgress({ ...first, ...ofTheFirst(120), quiet: 45_000, asking: ['extract'] })
    engine.publish('run.progress', { run: 'another-run', progress: first })
    engine.publish('run.progress', { run, progress: told })
    await page.see('120 of 276 calls · 24 calls/min · 96 tokens/s')
    expect(page.text()).toContain('no reply to extract for 45 s')
    expect(page.find('.how-far').textContent).toMatch(/43 %.*6 min 30 s left.*24 %.*15 min 48 s left/)
    const bars = [...page.find('.how-far').querySelectorAll('[role=progressbar]')]
    expect(bars.map((bar) => bar.getAttribute('aria-label'))).toEqual([
      'Progress of this part: Initialisation',
      'Progress of the run',
    ])
  })

  it('tells that the threshold lets nothing pass, and where to compose with a better one', async () => {
    const page = await openPage(engineWith(), `/run/${run}`)
    await page.see('0 % of 400 scored pairs passed τ 0.85: no message is delivered.')
    // The top fifth of 400 scores: 80 of the 200 between 0.2 and 0.3, so from 0.26 on.
    const link = page.button('Compose with τ 0.26')
    expect(link.getAttribute('href')).toBe(`/compose?from=${run}&threshold=0.26`)
  })

  it('tells that routers oscillate, and where to compose with a hysteresis', async () => {
    const oscillation = { splits: 9, merges: 8, undoingSplits: 0, undoingMerges: 7, recent: {} }
    const settings = parseHyperparameters({ routerHysteresis: 0 })
    const engine = engineWith({
      'runs.view': () => ({ ...view, oscillation }),
      'runs.manifest': () => buildManifest({ settings }),
    })
    const page = await openPage(engine, `/run/${run}`)
    await page.see('7 of 8 merges undid a split of the last 3 router-centric updates')
    const link = page.button('Compose with hysteresis 10')
    expect(link.getAttribute('href')).toBe(`/compose?from=${run}&hysteresis=10`)
  })

  it('shows the data of each figure as a table', async () => {
    const page = await openPage(engineWith(), `/run/${run}`)
    await page.see('NDCG over interactions')
    await page.choose('Menu of NDCG over interactions', 'Show as table')
    const [recnet, pop] = page.rowsOf('NDCG over interactions')
    expect(recnet!.slice(1, 7)).toEqual(['100', 'test', 'RecNet', '0.5200', '0.4200', '0.6200'])
    expect(pop!.slice(1, 5)).toEqual(['100', 'test', 'Pop', '0.3100'])
    await page.choose('Menu of NDCG over interactions', 'Explain')
    expect(page.text()).toContain('95 % bootstrap interval over users')
  })

  it('states the cutoff of NDCG in its address, and shows the one that an address states', async () => {
    const shown = () =>
      [...document.querySelectorAll('.cutoffs [aria-pressed="true"]')].map((one) => one.textContent?.trim())
    const page = await openPage(engineWith(), `/run/${run}?cutoff=5&step=100`)
    await eventually(() => expect(shown()).toEqual(['@5']))
    await page.press('@1')
    await page.reach(`/run/${run}?cutoff=1&step=100`)
    expect(shown()).toEqual(['@1'])
    // The usual one is what an address means that states none.
    await page.press('@10')
    await page.reach(`/run/${run}?step=100`)
    expect(shown()).toEqual(['@10'])
  })

  it('grows with what the engine tells, and asks for the whole when it missed something', async () => {
    let asked = 0
    const engine = engineWith({
      'runs.view': () => {
        asked += 1
        return asked === 1 ? view : { ...view, seq: 950, step: 170 }
      },
    })
    const page = await openPage(engine, `/run/${run}`)
    await page.see('150 of 600 interactions')
    engine.publish('run.events', { run, events: [{ seq: 901, step: 151, ...judged(151, 1) }] })
    await page.see('151 of 600 interactions')
    await page.see('u:7 chose i:1, right')
    engine.publish('run.events', { run: 'another-run', events: [{ seq: 1, step: 9, ...judged(9, 1) }] })
    engine.publish('run.events', { run, events: [{ seq: 951, step: 171, ...judged(171, 0) }] })
    await page.see('171 of 600 interactions')
    expect(asked).toBe(2)
    engine.reconnect()
    await settled()
    expect(asked).toBe(3)
  })

  it('is steered from its head: paused, resumed, and stopped once that was confirmed', async () => {
    const engine = engineWith({
      'runs.pause': () => undefined,
      'runs.resume': () => undefined,
      'runs.stop': () => undefined,
    })
    const page = await openPage(engine, `/run/${run}`)
    await page.see('running')
    await page.press('Pause')
    expect(engine.asked('runs.pause')).toEqual([{ run }])
    engine.publish('runs.changed', [{ ...row, status: 'paused' }])
    await page.see('paused')
    await page.press('Resume')
    expect(engine.asked('runs.resume')).toEqual([{ run }])
    await page.press('Stop')
    expect(engine.asked('runs.stop')).toEqual([])
    const [, confirm] = [...document.querySelectorAll<HTMLElement>('button')].filter(
      (one) => one.textContent?.trim() === 'Stop',
    )
    confirm!.click()
    await settled()
    expect(engine.asked('runs.stop')).toEqual([{ run }])
  })

  it('says of a run that is not there what was looked for', async () => {
    const page = await openPage(engineWith(), '/run/nowhere-1')
    await page.see('See the runs')
    expect(page.button('See the runs').getAttribute('href')).toBe('/runs')
  })
})
