/** What the pages of a run say until the engine has answered. */
import { describe, expect, it } from 'vitest'
import { openPage } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { buildManifest } from '#shared/charts/figureRun.testing.ts'
import { buildRow } from '../../mounted/records.testing.ts'

const run = 'demo-recnet-1'

/** An engine that does not get to what it is asked of routers and clients before `answers` resolves. */
function slowEngine(answers: Promise<void>) {
  return playEngine({
    'runs.list': () => [buildRow({ run, status: 'finished', dataset: 'demo' })],
    'runs.manifest': () => buildManifest(),
    'inspection.routers': async () => {
      await answers
      return { step: 20, routers: [], lives: [], lifeCount: 0 }
    },
    'inspection.clients': async () => {
      await answers
      return { step: 20, total: 0, rows: [] }
    },
    'inspection.client': () => new Promise(() => undefined),
  })
}

describe('a page of a run', () => {
  it.each([
    [`/run/${run}/routers`, 'Loading the routers…', 'No routers yet'],
    [`/run/${run}/memories`, 'Loading the clients…', 'No first profile has been written yet.'],
  ])('says at %s what it waits for', async (address, waiting, then) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const page = await openPage(slowEngine(promise), address)
    await page.see(waiting)
    resolve()
    await page.see(then)
    expect(page.text()).not.toContain(waiting)
  })

  it('says of a run that it reads how far that is, and of nothing else that there is none', async () => {
    const engine = playEngine({
      'runs.list': () => [buildRow({ run, status: 'finished', dataset: 'demo', step: 600 })],
      'runs.manifest': () => buildManifest(),
      'runs.view': () => new Promise(() => undefined),
    })
    const page = await openPage(engine, `/run/${run}`)
    await page.see('600 of 600 interactions')
    const facts = [...page.find('.how-far dl').querySelectorAll('dd')].map((one) => one.textContent)
    expect(new Set(facts)).toEqual(new Set(['–']))
    expect(page.find('.how-far').textContent).toContain('finished')
  })

  it('says whose memory it waits for', async () => {
    const page = await openPage(slowEngine(Promise.resolve()), `/run/${run}/memories/u:3`)
    await page.see('Loading u:3…')
  })
})
