/** What a researcher does: import, compose, run, pause, resume, compare, look into a memory, export. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { denseFiles, goTo, importFiles, startRun, statusIs, stepOf } from './places.testing.ts'

test('first steps: one click runs the demo, the curve moves and NDCG appears', async ({
  workbench: page,
}) => {
  await page.getByRole('button', { name: 'Start the demo' }).click()
  await page.waitForURL(/\/run\/demo-/)
  await expect(page.getByText('not a language model').first()).toBeVisible()
  await expect.poll(() => stepOf(page), { timeout: 30_000 }).toBeGreaterThan(20)
  await expect(
    page.getByRole('img', { name: /^Routers over interactions.*Newest: .*routers \d+/ }),
  ).toBeVisible()
  await expect(
    page.getByRole('img', { name: /^NDCG over interactions.*Newest: .*random floor/ }),
  ).toBeVisible({ timeout: 40_000 })
})

test('the whole path, from files to figures', async ({ workbench: page, host }) => {
  test.setTimeout(300_000)
  const files = denseFiles()
  const dataset = files ? 'cds-dense' : 'demo'
  if (files) await importFiles(page, files, dataset)

  const first = await startRun(page, {
    dataset,
    settings: { Interactions: '160', 'Initial routers': '10', 'Evaluate every': '40' },
  })
  await expect.poll(() => stepOf(page), { timeout: 60_000 }).toBeGreaterThan(5)
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await statusIs(page, 'paused')
  const paused = await stepOf(page)
  expect(paused).toBeLessThan(160)

  await page.reload()
  await statusIs(page, 'paused')
  await expect.poll(() => stepOf(page)).toBe(paused)

  if (host.kind === 'browser') {
    const second = await host.open()
    await goTo(second, `/run/${first}`)
    await expect.poll(() => stepOf(second)).toBe(paused)
    await page.getByRole('button', { name: 'Resume', exact: true }).click()
    await statusIs(second, 'finished', 120_000)
    await statusIs(page, 'finished')
    await expect.poll(() => stepOf(second)).toBe(160)
    await expect.poll(() => stepOf(page)).toBe(160)
    expect(await routersOf(second)).toBe(await routersOf(page))
    await second.close()
  } else {
    await page.getByRole('button', { name: 'Resume', exact: true }).click()
    await statusIs(page, 'finished', 120_000)
  }
  await expect.poll(() => stepOf(page)).toBe(160)

  const other = await startRun(page, { dataset, settings: { Seed: '7' } })
  await statusIs(page, 'finished', 120_000)
  await goTo(page, `/compare?runs=${first},${other}`)
  await expect(page.getByRole('region', { name: 'Runs side by side' }).getByRole('link')).toHaveCount(2)
  await expect(
    page.getByRole('region', { name: 'Paired tests' }).getByText(/within chance|more than chance/),
  ).toBeVisible({ timeout: 20_000 })

  await readsAMemory(page, first)
  await goTo(page, `/run/${first}`)
  await exportsEveryFormat(page)
})

test('shows why a rule is there: the gradient, the interaction, the rewards', async ({ workbench: page }) => {
  const run = await startRun(page, {
    dataset: 'demo',
    settings: { Interactions: '80', 'Evaluate every': '0' },
  })
  await statusIs(page, 'finished', 90_000)
  await readsAMemory(page, run)
})

async function routersOf(page: Page): Promise<string> {
  return page
    .locator('dt', { hasText: /^Routers$/ })
    .locator('xpath=following-sibling::dd')
    .innerText()
}

async function readsAMemory(page: Page, run: string): Promise<void> {
  await goTo(page, `/run/${run}/memories`)
  await page.getByRole('combobox', { name: 'Kind of client' }).selectOption('user')
  await page
    .getByRole('region', { name: /^Clients/ })
    .getByRole('link', { name: /u:/ })
    .first()
    .click()
  await expect(page.getByText(/filter memory of/i).first()).toBeVisible()
  await expect(page.getByText(/revision \d+ of \d+/i).first()).toBeVisible()
  await expect(page.getByText(/gradient/i).first()).toBeVisible()
  expect(page.url()).toContain('/memories/')
}

async function exportsEveryFormat(page: Page): Promise<void> {
  for (const format of ['svg', 'pdf', 'png', 'csv', 'latex'] as const) {
    const bytes = await exported(page, format)
    if (format === 'svg') expect(bytes.toString('utf8')).toMatch(/^<svg[^>]* width="85mm"[^]*<\/svg>\s*$/)
    if (format === 'pdf') {
      expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
      // 85 mm in points, and fonts instead of a picture.
      expect(bytes.toString('latin1')).toMatch(/\/MediaBox \[0 0 240\.94/)
      expect(bytes.toString('latin1')).toMatch(/\/Type \/Font\b/)
      expect(bytes.toString('latin1')).not.toMatch(/\/Subtype \/Image/)
    }
    if (format === 'png') expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1004, 709])
    if (format === 'csv')
      expect(bytes.toString('utf8')).toMatch(/^# Routers over interactions\r\n[^]*\r\nrun,step,routers/)
    if (format === 'latex') expect(bytes.toString('utf8')).toContain('\\begin{tabular}')
  }
}

async function exported(page: Page, format: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'Menu of Routers over interactions' }).click()
  await page.getByRole('menuitem', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Format').selectOption(format)
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save' }).click()
  return readFile(await (await download).path())
}
