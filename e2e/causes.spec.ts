/** Why a rule is there: from a rule of a run to the prompt that wrote it and back, who else has one like it, and the history as a file. */
import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { seriousOn, startRun, statusIs } from './places.testing.ts'

test('a rule leads to its prompts, to others like it, and into a file', async ({ workbench: page }, {
  project,
}) => {
  test.skip(project.name === 'desktop', 'a window of the desktop asks where to save')
  const run = await startRun(page, {
    dataset: 'demo',
    settings: { Interactions: '260', 'Evaluate every': '0' },
  })
  await statusIs(page, 'finished', 60_000)
  await page.getByRole('link', { name: 'Memories' }).click()
  await page.getByRole('listitem').getByRole('link', { name: /u:\d+/ }).first().click()
  const rules = page.locator('.rules > li')
  await rules.filter({ hasText: 'gradient' }).last().getByRole('link').first().click()
  await expect(page).toHaveURL(/rule=\d+/)
  const explained = page.url()
  const because = page.getByRole('region', { name: 'Because' })
  await expect(because.getByText('Used by')).toBeVisible()
  expect(await seriousOn(page)).toEqual([])

  // The prompt that wrote it is one click away, and one more leads back.
  await because
    .getByRole('link', { name: /^\d+\/client-optimizer\// })
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(`/run/${run}/prompts/`))
  await expect(page.getByRole('region', { name: 'Raw answer' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(explained)

  // Down the tree: what the gradient saw stands where it is named, and the merges lie below the prediction.
  await because.getByRole('button', { name: 'prompt and raw answer' }).first().click()
  await expect(because.getByText('Raw answer', { exact: true })).toBeVisible()
  await because
    .getByRole('button', { name: /What this came from: Merge/ })
    .first()
    .click()
  await expect(because.getByText('Message', { exact: true }).first()).toBeVisible()

  // What is opened has an address of its own, which shows the same to others and is gone back from.
  const chosen = because.locator('.causes [aria-current="true"]')
  await expect(chosen).toHaveText(/^Merge/)
  const inner = page.url()
  expect(inner).toMatch(/[?&]cause=[\d.]+/)
  const copy = await page.context().newPage()
  await copy.goto(inner)
  await expect(copy.locator('.causes [aria-current="true"]')).toHaveText(/^Merge/)
  await expect(copy.locator('.causes').getByText('Message', { exact: true }).first()).toBeVisible()
  await copy.close()
  await page.goBack()
  await expect(chosen).toHaveCount(0)
  await page.goForward()
  await expect(chosen).toHaveText(/^Merge/)

  await because.getByRole('button', { name: 'Who else has a rule like this?' }).click()
  await expect(because.getByText(/Compared by hashing/)).toBeVisible()

  await page.getByRole('button', { name: 'Save the history of this client' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'History as Markdown' }).click()
  const text = await readFile(await (await saved).path(), 'utf8')
  expect(text).toContain('text rules')
  expect(text).toMatch(/\| g\d+\.\d+ \|/)
})
