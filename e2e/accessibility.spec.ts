/** axe on every page, light and dark: no serious and no critical violation. */
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { goTo, startRun, statusIs } from './places.testing.ts'

test('axe finds nothing serious on any page, light or dark', async ({ workbench: page }) => {
  test.setTimeout(240_000)
  const run = await startRun(page, { dataset: 'demo', settings: { Interactions: '60', 'Evaluate every': '30' } })
  await statusIs(page, 'finished', 60_000)
  const places = ['/', '/runs', '/compose', '/datasets', '/datasets?import=1', '/datasets/demo', '/models', '/settings', `/compare?runs=${run}`, '/nowhere', ...['', '/routers', '/memories', '/results', '/manifest'].map((tab) => `/run/${run}${tab}`)]
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const place of places) {
      await goTo(page, place)
      await expect(page.getByRole('heading').first()).toBeVisible()
      // Long enough for the answers of the engine to be drawn.
      await page.waitForTimeout(400)
      const { violations } = await new AxeBuilder({ page }).analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id, nodes }) => `${place} ${colorScheme}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([])
    }
  }
})
