/** A run is a recording: scrubbed by mouse and keys, with one step and one selection on all pages and in the address. */
import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { seriousOn, startRun, statusIs } from './places.testing.ts'

test('a run is moved in time, and its addresses show the same to others', async ({
  workbench: page,
  host,
}) => {
  const run = await startRun(page, {
    dataset: 'demo',
    settings: { Interactions: '120', 'Evaluate every': '50' },
  })
  const slider = page.getByRole('slider', { name: 'Step of the run' })
  // While the run is at work its newest step is followed, and a step that is chosen stays.
  await expect.poll(() => shownStep(page), { timeout: 40_000 }).toBeGreaterThan(10)
  await expect(page.getByRole('switch', { name: 'Follow the newest step' })).toBeChecked()
  await page.getByRole('textbox', { name: 'Step' }).fill('7')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?step=7$/)
  const before = Number(await slider.getAttribute('aria-valuemax'))
  await expect
    .poll(async () => Number(await slider.getAttribute('aria-valuemax')), { timeout: 20_000 })
    .toBeGreaterThan(before)
  expect(await shownStep(page)).toBe(7)
  await page.getByRole('switch', { name: 'Follow the newest step' }).click()
  await expect(page).toHaveURL(new RegExp(`/run/${run}$`))
  await statusIs(page, 'finished', 60_000)
  await expect.poll(() => shownStep(page)).toBe(120)

  // By mouse: one entry of the history for one drag, and the figures of the step.
  await drag(page, 0.75, 0.25)
  await expect(page).toHaveURL(/\?step=\d+$/)
  const dragged = await shownStep(page)
  expect(dragged).toBeGreaterThan(24)
  expect(dragged).toBeLessThan(36)
  await expect(page.getByText(`${dragged} of 120 interactions`)).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(new RegExp(`/run/${run}$`))
  await expect(page.getByText('120 of 120 interactions')).toBeVisible()
  await page.goForward()
  await expect(page).toHaveURL(new RegExp(`step=${dragged}$`))

  // By keys.
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => shownStep(page)).toBe(dragged + 1)
  await page.keyboard.press('Home')
  await expect(page).toHaveURL(/\?step=0$/)
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page).toHaveURL(/\?step=[1-9]\d*$/)
  expect(await slider.getAttribute('aria-valuetext')).toContain('router-centric update')
  await page.getByRole('textbox', { name: 'Step' }).fill('60')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?step=60$/)

  // A client that is selected and the step stay from tab to tab.
  await tab(page, 'Memories')
  await page.getByRole('listitem').getByRole('link', { name: /u:\d+/ }).first().click()
  await expect(page).toHaveURL(/memories\/u:\d+\?.*step=60/)
  const client = /u:\d+/.exec(page.url())?.[0] ?? ''
  await expect(page.getByText(new RegExp(`${client}, as of step`))).toBeVisible()
  const memory = await textOf(page)
  await tab(page, 'Routers')
  await page
    .getByRole('row')
    .getByRole('link', { name: /^r\d+$/ })
    .first()
    .click()
  await expect(page).toHaveURL(/routers\/r\d+\?.*step=60/)
  await expect(page.getByRole('link', { name: client, exact: true }).first()).toBeVisible()
  await expect(page.getByText(/alive at step 60/).first()).toBeVisible()
  // What the profile came from is told last.
  await expect(page.getByRole('heading', { name: 'Used by' })).toBeVisible()
  const routers = page.url()
  const lineage = await settledText(page)
  await tab(page, 'Overview')
  await expect(page.getByText('60 of 120 interactions')).toBeVisible()
  await tab(page, 'Memories')
  await expect(page).toHaveURL(new RegExp(`memories/${client}\\?.*step=60`))
  await expect.poll(() => textOf(page)).toBe(memory)
  expect(await seriousOn(page)).toEqual([])

  // The cutoff of NDCG that was chosen is part of the address.
  await tab(page, 'Overview')
  await page.getByRole('button', { name: '@1', exact: true }).click()
  await expect(page).toHaveURL(/cutoff=1(&|$)/)
  const overview = page.url()
  await tab(page, 'Memories')
  await expect.poll(() => textOf(page)).toBe(memory)

  // The address that was copied shows the same in a page of its own.
  if (host.kind === 'browser') {
    const other = await page.context().newPage()
    await other.goto(routers)
    await expect.poll(() => textOf(other), { timeout: 15_000 }).toBe(lineage)
    await other.goto(page.url())
    await expect.poll(() => textOf(other), { timeout: 15_000 }).toBe(memory)
    await other.goto(overview)
    await expect(other.getByRole('button', { name: '@1', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    // One that states none shows the usual cutoff, whatever was chosen here last.
    const usual = new URL(overview)
    usual.searchParams.delete('cutoff')
    await other.goto(usual.href)
    await expect(other.getByRole('button', { name: '@10', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await other.close()
  }

  // One key goes back to now, wherever the focus is but in a field.
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('n')
  await expect(page).toHaveURL(new RegExp(`memories/${client}(\\?router=r\\d+)?$`))
  await page.goBack()
  await expect(page).toHaveURL(/step=60/)

  // Each page is found again where it was scrolled to.
  await page.setViewportSize({ width: 1024, height: 600 })
  const main = page.locator('main')
  await tab(page, 'Overview')
  await expect(page.getByText('60 of 120 interactions')).toBeVisible()
  await main.evaluate((element) => (element.scrollTop = 300))
  await tab(page, 'Manifest')
  await expect.poll(() => main.evaluate((element) => element.scrollTop)).toBe(0)
  await tab(page, 'Overview')
  await expect.poll(() => main.evaluate((element) => element.scrollTop)).toBe(300)
})

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages of this run' }).getByRole('link', { name }).click()
}

async function shownStep(page: Page): Promise<number> {
  return Number(await page.getByRole('slider', { name: 'Step of the run' }).getAttribute('aria-valuenow'))
}

/** Drags the handle between two shares of the strip, slowly enough to be seen on the way. */
async function drag(page: Page, from: number, to: number): Promise<void> {
  const box = await page.getByRole('slider', { name: 'Step of the run' }).boundingBox()
  if (!box) throw new Error('The strip is not on the page.')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width * from, y)
  await page.mouse.down()
  for (let part = 1; part <= 10; part++) {
    await page.mouse.move(box.x + box.width * (from + ((to - from) * part) / 10), y)
    await page.waitForTimeout(30)
  }
  await page.mouse.up()
  await page.mouse.move(box.x, 200)
}

/** What stands on the page below its head, which also tells what is selected elsewhere. */
async function textOf(page: Page): Promise<string> {
  const texts = await page.locator('main .run > :not(header)').allInnerTexts()
  return texts.join(' ').replace(/\s+/g, ' ')
}

/** The same, once it stays the same: names and causes come a little later than the rest. */
async function settledText(page: Page): Promise<string> {
  let text = await textOf(page)
  await expect
    .poll(
      async () => {
        const before = text
        text = await textOf(page)
        return text === before
      },
      { intervals: [500] },
    )
    .toBe(true)
  return text
}
