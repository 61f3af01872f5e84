/** How quickly the page opens a client with a long history: from the click to the painted frame, the answer of the engine included. */
import type { Page } from 'playwright'
import { goTo } from '../../e2e/places.testing.ts'
import { afterPainted, LOOKED_MS } from './afterPainted.ts'
import { writeSyntheticRun } from './writeSyntheticRun.ts'

const RUN = 'synthetic-history'
/** The first user has half of the steps, and a revision of its profile in each. */
const SHAPE = {
  ...{ steps: 2000, users: 100, items: 400, updateEvery: 9 },
  ...{ deliveries: 300, evaluateEvery: 1000, shareOfFirst: 0.5 },
}
const CLIENT = 'u:1'
const LINK = `.clients a[href*="/memories/${CLIENT}"]`
const LOOKS = 7

const rowsAre = (least: number) => `document.querySelectorAll('.revisions > li').length >= ${least}`
const CAUSED = `document.querySelector('.because .causes') !== null`

/** Makes the run in the home of the workbench that serves the page, opens its longest history several times, and prints how long it took. */
export async function openHistory(page: Page, home: string, print: (line: string) => void): Promise<void> {
  await writeSyntheticRun(home, RUN, SHAPE)
  const [opened, caused, more]: number[][] = [[], [], []]
  let revisions = 0
  for (let look = 0; look <= LOOKS; look += 1) {
    await goTo(page, `/run/${RUN}/memories`)
    await page.locator(LINK).first().waitFor({ timeout: 120_000 })
    await page.waitForTimeout(LOOKED_MS)
    const both = page.evaluate<readonly [number, number]>(
      `Promise.all([${afterPainted(rowsAre(8))}, ${afterPainted(`${rowsAre(8)} && ${CAUSED}`)}])`,
    )
    const from = await page.evaluate<number>(
      `(() => { const from = performance.now(); document.querySelector('${LINK}').click(); return from })()`,
    )
    const [there, explained] = await both
    const tab = await page.getByRole('tab').first().innerText()
    revisions = Number(tab.replaceAll(/\D/g, ''))
    const pressed = await page.evaluate<number>(
      `(() => { const from = performance.now(); document.querySelector('.revisions + button').click(); return from })()`,
    )
    const shown = await page.evaluate<number>(afterPainted(rowsAre(58)))
    // At the first look the engine reads the run.
    if (look === 0) continue
    opened?.push(there - from)
    caused?.push(explained - from)
    more?.push(shown - pressed)
  }
  const text = (times: readonly number[] = []) => times.map((time) => time.toFixed(0)).join(', ')
  print(
    `a client with ${revisions} revisions of its profile, from the click to the painted frame, ms: ${text(opened)}; with its causes: ${text(caused)}; aim 200`,
  )
  print(`50 earlier revisions of it, ms: ${text(more)}`)
}
