/** Several methods by one click, and one table of them, which is exported and can be read by everyone. */
import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { goTo, seriousOn } from './places.testing.ts'

test('ticked methods are run together and stand in one table', async ({ workbench: page, host }) => {
  test.setTimeout(240_000)
  await goTo(page, '/compose')
  await page.getByRole('combobox', { name: 'Dataset' }).selectOption('demo')
  for (const [label, value] of [
    ['Interactions', '30'],
    ['Evaluate every', '0'],
  ] as const)
    await page.getByRole('spinbutton', { name: label, exact: true }).fill(value)
  for (const name of ['LLMRank', 'Pop']) await page.getByRole('checkbox', { name, exact: true }).check()
  await page.getByRole('button', { name: 'Start 3 runs' }).click()
  await page.waitForURL(/\/compare\?runs=/)
  const table = page.getByRole('table', { name: /^Methods side by side/ })
  await expect(table).toBeVisible({ timeout: 120_000 })
  await expect(table.getByRole('rowheader')).toHaveText([
    /^RecNet/,
    /^LLMRank/,
    'Pop',
    'TF-IDF',
    'TF-IDF, train only',
    'random floor',
  ])
  await expect(page.getByRole('heading', { name: 'RecNet against every other' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Shortcut rankers' })).toBeVisible()
  await expect(page.getByText('answers by text rules; not a language model').first()).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const width of [1280, 900]) {
      await page.setViewportSize({ width, height: 900 })
      await page.waitForTimeout(400)
      expect(await seriousOn(page)).toEqual([])
    }
  }
  if (host.kind !== 'browser') return
  await page.getByRole('button', { name: 'Export tables' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Methods in one table as CSV' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('joint_demo_seed2020.csv')
  expect(await readFile(await download.path(), 'utf8')).toContain('Pop is demo-pop-1: asks no model')
})
