/** A run is given away as a bundle, opened under another name, and proves itself by a replay. */
import { expect, test } from './fixtures.ts'
import { goTo, seriousOn, startRun, statusIs } from './places.testing.ts'

test('a bundle is saved, opened and replayed', async ({ workbench: page, host }) => {
  test.skip(host.kind !== 'browser', 'the desktop saves and chooses files in dialogs of the system')
  test.setTimeout(180_000)
  const run = await startRun(page, {
    dataset: 'demo',
    settings: { Interactions: '30', 'Evaluate every': '0' },
  })
  await statusIs(page, 'finished', 60_000)
  await goTo(page, `/run/${run}/manifest`)
  await page.getByRole('button', { name: 'Save bundle…' }).click()
  await expect(page.getByRole('switch', { name: 'Datasets' })).toBeVisible()
  expect(await seriousOn(page)).toEqual([])
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe(`${run}.recnet.zip`)
  const path = await download.path()

  await goTo(page, '/runs')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open bundle…' }).click()
  await (await choosing).setFiles(path)
  await page.waitForURL(new RegExp(`/run/${run}-2/manifest`))
  await expect(page.getByText('A bundle brought this run')).toBeVisible()
  await page.getByRole('button', { name: 'Replay and compare' }).click()
  await expect(page.getByText(/Identical: all [\d,]+ events are the same/)).toBeVisible({
    timeout: 60_000,
  })
  expect(await seriousOn(page)).toEqual([])
  await goTo(page, '/runs')
  await expect(page.getByText('from a bundle of workbench')).toBeVisible()
})
