/** A researcher drops raw files of Amazon, corrects a column, chooses what is left out, and reads the card. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from './fixtures.ts'
import { goTo } from './places.testing.ts'

let folder = ''
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-raw-'))
  const lines = (records: readonly object[]) =>
    records.map((record) => `${JSON.stringify(record)}\n`).join('')
  // Twelve users take ten of twelve items each, a day apart; the last item has a dirty title, and one review is a repetition.
  const reviews = Array.from({ length: 12 }, (_, user) =>
    Array.from({ length: 10 }, (__, turn) => ({
      reviewerID: `A${user}`,
      asin: `B${(user + turn) % 12}`,
      overall: 1 + ((user + turn) % 5),
      unixReviewTime: 1_300_000_000 + 86_400 * turn,
      reviewText: 'Fine.',
    })),
  ).flat()
  const items = Array.from({ length: 12 }, (_, item) => ({
    asin: `B${item}`,
    title: item === 11 ? '<span class="a">Eleven' : `Album ${item} &amp; more`,
    category: ['CDs & Vinyl', 'Jazz'],
  }))
  await writeFile(
    join(folder, 'CDs_and_Vinyl.json.gz'),
    gzipSync(lines([...reviews, ...reviews.slice(0, 1)])),
  )
  await writeFile(join(folder, 'meta_CDs_and_Vinyl.json.gz'), gzipSync(lines(items)))
})
test.afterAll(() => rm(folder, { recursive: true }))

test('raw reviews become a dataset with a card', async ({ workbench: page, host }) => {
  test.skip(host.kind !== 'browser', 'the desktop chooses files in a dialog of the system')
  await goTo(page, '/datasets?import=1')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files…' }).click()
  const names = ['CDs_and_Vinyl.json.gz', 'meta_CDs_and_Vinyl.json.gz']
  await (await chooser).setFiles(names.map((name) => join(folder, name)))
  await expect(page.getByText('Amazon Review Data 2018.')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByLabel('What reviewerID says')).toHaveValue('user')

  await page.getByLabel('What overall says').selectOption('')
  await page.getByRole('button', { name: 'Next: what to leave out' }).click()
  const steps = page.getByRole('table', { name: 'What each step leaves' })
  await expect(steps.getByRole('row', { name: /^earliest of repeated/ })).toContainText('120', {
    timeout: 20_000,
  })
  await expect(page.getByLabel('Lowest rating')).toHaveCount(0)
  await page.getByLabel('Titles').selectOption('clean')
  await page.getByLabel('k-core').fill('5')
  await expect(steps.getByRole('row', { name: /^k-core 5/ })).toContainText('110')

  await page.getByLabel('Name', { exact: true }).fill('raw-cds')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('link', { name: 'raw-cds' }).click()
  await expect(page.getByText('Album 0 & more').first()).toBeVisible()
  await page.getByRole('tab', { name: 'Card' }).click()
  await expect(page.getByText('Items with a clean title: 10 interactions were left out')).toBeVisible()
  await page.getByRole('tab', { name: 'Checks' }).click()
  await expect(page.getByText(/random/i).first()).toBeVisible({ timeout: 20_000 })
})
