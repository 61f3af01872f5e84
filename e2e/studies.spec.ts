/** A study as a person makes one: a template, what it takes, the start, a reload, the table, LaTeX and a figure. */
import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { goTo, seriousOn } from './places.testing.ts'

test('Table 3 on the demo, from the template to LaTeX and SVG', async ({ workbench: page, host }) => {
  test.setTimeout(300_000)
  await page.getByRole('link', { name: 'Studies', exact: true }).click()
  await page.getByRole('link', { name: /Table 3/ }).click()
  await page.waitForURL(/\/compose\/study$/)
  await page.getByRole('textbox', { name: 'Seeds', exact: true }).fill('2020')
  await page.getByRole('searchbox', { name: 'Find a setting of all rows' }).fill('interactionLimit')
  await page.getByRole('spinbutton', { name: 'Interactions', exact: true }).fill('6')
  await page.getByRole('searchbox', { name: 'Find a setting of all rows' }).fill('repetitions')
  await page.getByRole('spinbutton', { name: 'Repetitions', exact: true }).fill('1')
  const summary = page.getByRole('complementary', { name: 'What it takes' })
  await expect(summary.getByText('8', { exact: true })).toBeVisible()
  await expect(summary.getByText(/client updates/).first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: /^File of the study/ })).toHaveValue(/interactionLimit: 6/)
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.waitForURL(/\/studies\/ablations-demo/)

  await expect(page.getByText(/Partial results: \d of 8 cells are evaluated/)).toBeVisible({
    timeout: 90_000,
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Ablations, demo' })).toBeVisible()
  await expect(page.locator('header').getByText('finished', { exact: true })).toBeVisible({
    timeout: 180_000,
  })
  const table = page.getByRole('table', { name: /^Table 3, Ablations/ })
  await expect(table.getByRole('rowheader').first()).toHaveText('RecNet')
  await expect(page.getByText(/Partial results/)).toBeHidden({ timeout: 30_000 })
  await expect(table.getByRole('rowheader', { name: 'random floor' })).toBeVisible()
  await expect(page.getByText('not a language model').first()).toBeVisible()

  if (host.kind === 'browser') {
    await page.getByRole('button', { name: 'Export', exact: true }).first().click()
    const latex = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Results as LaTeX' }).click()
    expect(await readFile(await (await latex).path(), 'utf8')).toContain('\\begin{tabular}')
    await page.getByRole('link', { name: 'Figures', exact: true }).click()
    await page.getByRole('button', { name: 'Menu of Methods' }).click()
    await page.getByRole('menuitem', { name: 'Export…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Format').selectOption('svg')
    const svg = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Save' }).click()
    expect(await readFile(await (await svg).path(), 'utf8')).toMatch(/^<svg/)
  }

  await page.getByRole('link', { name: 'Runs', exact: true }).last().click()
  await expect(page.getByRole('table', { name: /^Runs on demo/ }).getByRole('row')).toHaveCount(9)
  const study = /\/studies\/([^/?#]+)/.exec(page.url())?.[1] ?? ''
  const places = ['/studies', '/compose/study?template=figure-7']
  const tabs = ['', '/figures', '/runs', '/efficiency', '/file'].map((tab) => `/studies/${study}${tab}`)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const place of [...places, ...tabs]) {
      await goTo(page, place)
      await expect(page.getByRole('heading').first()).toBeVisible()
      await page.waitForTimeout(600)
      expect((await seriousOn(page)).map((found) => `${place} ${colorScheme}: ${found}`)).toEqual([])
    }
  }
})
