/** axe on every page, light and dark: no serious and no critical violation. */
import { expect, test } from './fixtures.ts'
import { finishedShortRun, goTo, seriousOn } from './places.testing.ts'

test('axe finds nothing serious on any page, light or dark, and the window does not scroll', async ({
  workbench: page,
}) => {
  test.setTimeout(240_000)
  const run = await finishedShortRun(page)
  await goTo(page, '/compose/study?template=table-3')
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await page.waitForURL(/\/studies\//)
  const study = new URL(page.url()).pathname
  const places = [
    '/',
    '/runs',
    '/studies',
    '/compose/study?template=figure-7',
    ...['', '/figures', '/runs', '/efficiency', '/file'].map((tab) => `${study}${tab}`),
    '/compose',
    '/datasets',
    '/datasets?import=1',
    '/datasets/demo',
    ...['figures', 'checks', 'card'].map((tab) => `/datasets/demo?tab=${tab}`),
    '/models',
    '/settings',
    `/compare?runs=${run}`,
    '/nowhere',
    ...['', '/routers', '/memories', '/prompts', '/results', '/manifest'].map((tab) => `/run/${run}${tab}`),
  ]
  for (const place of places) {
    await page.emulateMedia({ colorScheme: 'light' })
    await goTo(page, place)
    await expect(page.getByRole('heading').first()).toBeVisible()
    // Long enough for the answers of the engine to be drawn.
    await page.waitForTimeout(400)
    // The window itself never scrolls, only what is in it.
    const below = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
    expect({ place, below: Math.max(0, below) }).toEqual({ place, below: 0 })
    const light = await seriousOn(page)
    // Nothing else differs in the dark.
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await seriousOn(page, { only: 'color-contrast' })
    expect({ place, light, dark }).toEqual({ place, light: [], dark: [] })
  }
})
