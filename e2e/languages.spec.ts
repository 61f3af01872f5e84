/** The page in Chinese and back: chosen in Settings, followed at once, without English sentences, and free of faults that axe finds. */
import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { finishedShortRun, goTo, seriousOn } from './places.testing.ts'

const PLACES = [
  '/',
  '/studies',
  '/compose/study?template=table-3',
  '/compose',
  '/datasets',
  '/datasets?import=1',
  ...['', '?tab=figures', '?tab=checks', '?tab=card'].map((tab) => `/datasets/demo${tab}`),
  '/models',
  '/runs',
  '/compare',
  '/settings',
  '/nowhere',
]

const RUN_PLACES = [
  '',
  '/routers',
  '/routers/r1',
  '/memories',
  '/memories/u:1',
  '/prompts',
  '/results',
  '/manifest',
]

test('the page changes its language at once and keeps it', async ({ workbench: page }) => {
  test.setTimeout(240_000)
  const run = await finishedShortRun(page)
  await goTo(page, '/settings')
  await page.getByLabel('Language').focus()
  await page.getByLabel('Language').selectOption('zh-CN')
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  // The field that was used keeps the focus.
  await expect(page.getByLabel('语言')).toBeFocused()
  for (const place of [...PLACES, ...RUN_PLACES.map((rest) => `/run/${run}${rest}`)]) {
    await goTo(page, place)
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await expect(page.getByRole('heading').first()).toBeVisible()
    // Long enough for the answers of the engine to be drawn.
    await page.waitForTimeout(400)
    expect({ place, english: await englishOn(page) }).toEqual({ place, english: [] })
    // Colours are the same in every language.
    expect({ place, found: await seriousOn(page, { without: 'color-contrast' }) }).toEqual({
      place,
      found: [],
    })
  }
  await goTo(page, '/settings')
  await page.getByLabel('语言').selectOption('en')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

/** Texts in which four English words follow one another, but for data, code, and what is marked as English. */
function englishOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { parentElement: about, textContent: text } = node
      if (
        about === null ||
        about.closest('[lang="en"], .data-text, code, pre, textarea, script, style, time')
      )
        continue
      if (/\b[A-Za-z]+( [a-z]+){3,}/.test(text ?? '')) found.push((text ?? '').trim())
    }
    return found
  })
}
