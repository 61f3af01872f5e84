import { describe, expect, it } from 'vitest'
import { buildManifest } from '#shared/charts/figureRun.testing.ts'
import { eventually } from '#shared/eventually.testing.ts'
import { emptyRunView } from '#shared/events/foldRun.ts'
import { openPage } from '../../../mounted/openedPage.testing.ts'
import { playEngine } from '../../../mounted/playedEngine.testing.ts'
import { buildRow } from '../../../mounted/records.testing.ts'

async function openRuns() {
  const engine = playEngine({
    'runs.list': () => [buildRow({ run: 'cds-1' })],
    'runs.manifest': () => buildManifest(),
    'runs.view': () => emptyRunView(),
  })
  const page = await openPage(engine, '/runs')
  await page.see('cds-1')
  return { engine, page }
}
const press = (place: HTMLElement, button = 0) =>
  place.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button }))

describe('a link to a run that is pressed', () => {
  it('has the run read before the press is a click, and read once', async () => {
    const { engine, page } = await openRuns()
    const link = page.find('a[href$="/run/cds-1"]')
    press(link)
    await eventually(() => expect(engine.asked('runs.view')).toEqual([{ run: 'cds-1' }]))
    expect(engine.asked('runs.manifest')).toEqual([{ run: 'cds-1' }])
    link.click()
    await page.see('Routers over interactions')
    expect(engine.asked('runs.view')).toHaveLength(1)
    expect(engine.asked('runs.manifest')).toHaveLength(1)
  })

  it('reads nothing for another button or another place', async () => {
    const { engine, page } = await openRuns()
    press(page.find('a[href$="/run/cds-1"]'), 2)
    press(page.find('main'))
    press(page.find('a[href="/datasets"]'))
    await page.see('cds-1')
    expect(engine.asked('runs.view')).toEqual([])
  })
})
