/** The scrubber of a run: keys, field and buttons move all pages, the address follows, and tabs keep step and selection. */
import { describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { buildManifest } from '#shared/charts/figureRun.testing.ts'
import { emptyRunView } from '#shared/events/foldRun.ts'
import { glanceOf } from '#shared/events/view/runGlance.ts'
import { NO_CREDITS } from '#shared/vocabulary/creditCounts.ts'
import { openPage, settled } from '../../../mounted/openedPage.testing.ts'
import { playEngine } from '../../../mounted/playedEngine.testing.ts'
import { buildRow } from '../../../mounted/records.testing.ts'

const run = 'demo-recnet-1'
const updates = [0, 20, 40].map((step) => ({ step, count: 20, splits: step / 20, merges: 0, rewrites: 0 }))
const bins = Array.from({ length: 60 }, () => ({ judged: 1, right: 1 }))

function engineWith(status: 'finished' | 'running' = 'finished') {
  return playEngine({
    'runs.list': () => [buildRow({ run, status, step: 60, interactions: 60 })],
    'runs.manifest': () => buildManifest({}),
    'runs.view': () => ({ ...emptyRunView(), seq: 10, step: 60, messages: 600 }),
    'runs.glance': ({ step }) => ({ ...glanceOf(emptyRunView()), seq: 10, step, messages: step * 10 }),
    'runs.strip': () => ({
      step: 60,
      every: 1,
      bins,
      updates,
      evaluations: [{ step: 60, final: true }],
      pauses: [],
      finished: true,
    }),
    'inspection.routers': ({ step }) => ({ step: step ?? 60, routers: [], lives: [], lifeCount: 0 }),
    'inspection.router': ({ step }) => ({
      step: step ?? 60,
      life: { router: 'r3', parents: [], born: 0, ended: null, end: null, into: [], sizes: [] },
      revisions: [{ step: 0, profile: 'Lovers of jazz.', reason: 'first', causes: [], call: null }],
      attributes: [],
      community: [],
      threshold: null,
      messages: { total: 0, paired: 0, rightBefore: 0, rightAfter: 0, changed: 0, newest: [] },
      pendingCredits: NO_CREDITS,
      pendingGradients: [],
    }),
    'inspection.clients': ({ step }) => ({ step: step ?? 60, total: 0, rows: [] }),
  })
}
const slider = () => document.querySelector<HTMLElement>('[role=slider]')!
const key = async (name: string, options: KeyboardEventInit = {}) => {
  slider().dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...options }),
  )
  await settled()
}
const messages = () =>
  [...document.querySelectorAll('.how-far dl > div')]
    .find((fact) => fact.textContent?.includes('Messages'))
    ?.querySelector('dd')?.textContent

describe('the scrubber of a run', () => {
  it('says how far a long log was read, and how long the rest takes, until it was read', async () => {
    const engine = engineWith()
    const page = await openPage(engine, `/run/${run}`)
    const told = (readBytes: number | null) => {
      const read = readBytes === null ? null : { readBytes, totalBytes: 1000 }
      engine.publish('inspection.reading', { run, read })
      return settled()
    }
    await eventually(() => expect(slider()).not.toBeNull())
    await told(100)
    await page.see('Reading the log: 10 %')
    await told(400)
    await page.see(/Reading the log: 40 %, \S+ s left/)
    await told(null)
    expect(page.text()).not.toContain('Reading the log')
  })

  it('moves the page by keys, by one, by update, to both ends, and the address follows', async () => {
    const page = await openPage(engineWith(), `/run/${run}`)
    await eventually(() => expect(slider().getAttribute('aria-valuenow')).toBe('60'))
    expect(slider().getAttribute('aria-valuetext')).toContain('now')
    await key('ArrowLeft')
    await page.reach(`/run/${run}?step=59`)
    await eventually(() => expect(messages()).toBe('590'))
    await page.see('as of step 59')
    await key('ArrowLeft', { shiftKey: true })
    await page.reach(`/run/${run}?step=40`)
    expect(slider().getAttribute('aria-valuetext')).toContain('2 splits')
    await key('Home')
    await page.reach(`/run/${run}?step=0`)
    await key('PageUp')
    await page.reach(`/run/${run}?step=3`)
    await key('End')
    await page.reach(`/run/${run}`)
    expect(messages()).toBe('600')
  })

  it('takes a step that is typed, and goes back to now by a letter that is not typed', async () => {
    const page = await openPage(engineWith(), `/run/${run}`)
    await eventually(() => expect(slider()).not.toBeNull())
    await page.type('Step', '12')
    await page.reach(`/run/${run}?step=12`)
    const field = page.control('Step')
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }))
    await settled()
    await page.reach(`/run/${run}?step=12`)
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }))
    await page.reach(`/run/${run}`)
  })

  it('keeps step and selection from tab to tab, and what each tab had chosen', async () => {
    const page = await openPage(engineWith(), `/run/${run}?step=12&router=r3&client=u%3A7&with=demo-pop-1`)
    await page.see('as of step 12')
    expect(page.button('Routers').getAttribute('href')).toBe(`/run/${run}/routers/r3?step=12`)
    await page.press('Routers')
    await page.reach(`/run/${run}/routers/r3?step=12&client=u:7`)
    await page.press('back to now')
    await page.reach(`/run/${run}/routers/r3?client=u:7`)
    await page.press('Overview')
    await page.reach(`/run/${run}?with=demo-pop-1&client=u:7&router=r3`)
  })

  it('stays at a step while the run goes on, and follows again by its switch', async () => {
    const page = await openPage(engineWith('running'), `/run/${run}?step=12`)
    await page.see('as of step 12')
    await eventually(() => page.control('Follow the newest step'))
    const follow = page.control('Follow the newest step')
    expect(follow.getAttribute('aria-checked')).toBe('false')
    follow.click()
    await page.reach(`/run/${run}`)
    expect(follow.getAttribute('aria-checked')).toBe('true')
  })
})
