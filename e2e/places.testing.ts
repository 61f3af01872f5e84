/** The steps that several specs take, by the names a user sees. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from 'playwright/test'

const DENSE = join(import.meta.dirname, '..', '..', 'shared', 'data', 'amazon-cds-dense')

/** Files of the real dataset, or null where it is not on this machine. */
export function denseFiles(): readonly string[] | null {
  if (!existsSync(DENSE)) return null
  return readdirSync(DENSE, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(DENSE, entry.name))
}

/** Goes to a place of the same workbench without losing the token of the address. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href)
}

export async function importFiles(page: Page, files: readonly string[], name: string): Promise<void> {
  await goTo(page, '/datasets?import=1')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await (await chooser).setFiles([...files])
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('cell', { name, exact: true })).toBeVisible({ timeout: 60_000 })
}

export interface Draft {
  readonly dataset: string
  readonly settings?: Readonly<Record<string, string>>
}

/** Fills the form and starts; ends on the run's overview and answers with the run's id. */
export async function startRun(page: Page, { dataset, settings = {} }: Draft): Promise<string> {
  await goTo(page, '/compose')
  await page.getByRole('combobox', { name: 'Dataset' }).selectOption(dataset)
  for (const [label, value] of Object.entries(settings)) {
    // A symbol of the paper may follow the words.
    const field = page.getByRole('spinbutton', { name: new RegExp(`^${label}( .{1,12})?$`) })
    await field.fill(value)
    await field.press('Tab')
  }
  await page.getByRole('button', { name: /^(Start run|Add to queue)/ }).click()
  await page.waitForURL(/\/run\//)
  return decodeURIComponent(/\/run\/([^/?#]+)/.exec(page.url())?.[1] ?? '')
}

/** `320 of 500 interactions` → 320. */
export async function stepOf(page: Page): Promise<number> {
  const text = await page.getByText(/^[\d,]+ of [\d,–]+ interactions$/).innerText()
  return Number(text.split(' ')[0]?.replaceAll(',', ''))
}

export async function statusIs(page: Page, status: string, timeout = 15_000): Promise<void> {
  await expect(page.locator('header').getByText(status, { exact: true })).toBeVisible({ timeout })
}

/** Runs 60 interactions of the demo to their end, with two evaluations on the way; ends on the run's overview and answers with the run's id. */
export async function finishedShortRun(page: Page): Promise<string> {
  const settings = { Interactions: '60', 'Evaluate every': '30' }
  const run = await startRun(page, { dataset: 'demo', settings })
  await statusIs(page, 'finished', 60_000)
  return run
}

/** What axe finds of serious and critical violations, and where. `only`: by this rule. `without`: by all others. */
export async function seriousOn(
  page: Page,
  { only, without }: { readonly only?: string; readonly without?: string } = {},
): Promise<readonly string[]> {
  // Our pages have no frames, for whose results another page would be opened each time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  if (only !== undefined) axe.withRules(only)
  if (without !== undefined) axe.disableRules(without)
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}
