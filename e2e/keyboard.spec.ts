/** Compose, run and compare without a mouse. */
import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { statusIs } from './places.testing.ts'

test('import, compose, run and compare by keyboard alone', async ({ workbench: page, host }) => {
  test.setTimeout(240_000)
  await press(page, 'link', 'Datasets')
  await press(page, 'button', /^Import/)
  await expect(page.getByRole('dialog')).toBeVisible()
  if (host.kind === 'browser') {
    const chooser = page.waitForEvent('filechooser')
    await press(page, 'button', 'Choose files…')
    await (
      await chooser
    ).setFiles(['demo.inter', 'demo.item', 'demo.user'].map((name) => `resources/demo/${name}`))
    await press(page, 'button', 'Next: what to leave out')
    const name = page.getByLabel('Name', { exact: true })
    await expect(name).toBeVisible({ timeout: 30_000 })
    await name.focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('by-keyboard')
    await press(page, 'button', 'Import')
    await expect(page.getByRole('cell', { name: 'by-keyboard', exact: true })).toBeVisible({
      timeout: 30_000,
    })
  } else {
    await page.keyboard.press('Escape')
  }

  for (const seed of ['1', '2']) {
    await press(page, 'link', 'Compose')
    const interactions = page.getByLabel('Interactions', { exact: true })
    await typeInto(page, interactions, '40')
    await typeInto(page, page.getByLabel('Seed', { exact: true }), seed)
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/run\//)
    await statusIs(page, 'finished', 60_000)
  }

  await press(page, 'link', /^Runs/)
  const boxes = page.getByRole('checkbox', { name: /^Tick/ })
  // What is there at once is all that `all` gives, and the rows come a moment after the page.
  await expect(boxes).toHaveCount(2)
  for (const box of await boxes.all()) {
    await box.focus()
    await page.keyboard.press('Space')
  }
  await press(page, 'button', 'Compare 2 ticked')
  await expect(
    page.getByRole('region', { name: 'Paired tests' }).getByText(/within chance|more than chance/),
  ).toBeVisible({ timeout: 20_000 })
})

test('the command palette leads everywhere', async ({ workbench: page }) => {
  await page.keyboard.press('Control+K')
  await page.keyboard.type('settings')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/settings$/)
})

/** Reaches the control as the Tab key would have it, and presses Enter. */
async function press(page: Page, role: 'link' | 'button', name: string | RegExp): Promise<void> {
  const control = page.getByRole(role, { name, exact: typeof name === 'string' }).first()
  await expect(control).toBeVisible()
  expect(await control.evaluate((element: HTMLElement) => element.tabIndex)).toBeGreaterThanOrEqual(0)
  await control.focus()
  await expect(control).toBeFocused()
  await page.keyboard.press('Enter')
}

async function typeInto(page: Page, field: ReturnType<Page['getByLabel']>, text: string): Promise<void> {
  await field.focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  await page.keyboard.press('Tab')
}
