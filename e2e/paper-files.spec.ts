/** Figures and tables for a paper: set in the dialog as they are seen, and read by the programs that papers are made with. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { latexComplaints, pdfFacts, pngDensity, wordsByLibrsvg } from './printedFiles.testing.ts'
import { goTo, seriousOn, startRun, statusIs } from './places.testing.ts'

const MM = 96 / 25.4
const POINTS = 72 / 25.4
/** Programs that are not on this machine; what needs them is left out, and said. */
const absent: string[] = []

test('a figure is set for a paper, and a table is what the screen shows', async ({
  workbench: page,
  host,
}) => {
  test.skip(host.kind !== 'browser', 'Only a browser tells the test where a file was saved.')
  const run = await startRun(page, {
    dataset: 'demo',
    settings: { Interactions: '60', 'Evaluate every': '30' },
  })
  await statusIs(page, 'finished', 60_000)

  const dialog = page.getByRole('dialog')
  const open = async () => {
    await page.getByRole('button', { name: 'Menu of Routers over interactions' }).click()
    await page.getByRole('menuitem', { name: 'Export…' }).click()
    await expect(preview(dialog)).toBeVisible()
  }
  await open()
  expect((await preview(dialog).boundingBox())?.width).toBeCloseTo(85 * MM, 0)
  await dialog.getByLabel('Width of a paper').selectOption('lncs-text')
  await expect.poll(async () => (await preview(dialog).boundingBox())?.width).toBeCloseTo(122 * MM, 0)
  await dialog.getByLabel('Font', { exact: true }).selectOption('serif')
  await dialog.getByLabel('Legend').selectOption('right')
  await dialog.getByLabel('How the preview is seen').selectOption('deutan')
  await expect(preview(dialog)).toHaveCSS('filter', /see-deutan/)
  expect(await seriousOn(page)).toEqual([])

  await dialog.getByLabel('Format').selectOption('svg')
  const svg = await saved(page, () => dialog.getByRole('button', { name: 'Save' }).click())
  expect(svg.toString('utf8')).toMatch(/^<svg[^>]* width="122mm" height="60mm"/)
  await labelsStayInPlace(page, svg)

  // The same width, font and legend are there again.
  await open()
  await dialog.getByLabel('Format').selectOption('pdf')
  const pdf = await saved(page, () => dialog.getByRole('button', { name: 'Save' }).click())
  const facts = pdfFacts(pdf)
  if (facts === null) absent.push('poppler (pdfinfo, pdffonts)')
  else {
    expect(Math.abs((facts.size[0] ?? 0) / POINTS - 122)).toBeLessThan(0.2)
    expect(Math.abs((facts.size[1] ?? 0) / POINTS - 60)).toBeLessThan(0.2)
    expect(facts.embedded.length).toBeGreaterThan(0)
    expect(facts.embedded).not.toContain(false)
  }
  expect(pdf.toString('latin1')).toContain('STIXTwoText')

  await open()
  await dialog.getByLabel('Format').selectOption('png')
  await dialog.getByLabel('Pixels per inch').fill('600')
  const png = await saved(page, () => dialog.getByRole('button', { name: 'Save' }).click())
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2882, 1417])
  expect(pngDensity(png)).toEqual([23_622, 23_622, 1])

  await goTo(page, `/run/${run}/results`)
  const table = page.getByRole('table', { name: /^Methods side by side/ })
  await expect(table.getByRole('row', { name: /random floor/ })).toBeVisible()
  const screen = await cellsOf(table)
  const latex = await exportedTable(page, 'Methods as LaTeX')
  expect(latexCells(latex)).toEqual(screen)
  expect(markdownCells(await exportedTable(page, 'Methods as Markdown'))).toEqual(screen)
  for (const text of [latex, await exportedTable(page, 'Paired tests as LaTeX')]) {
    const complaints = latexComplaints(text)
    if (complaints === null) absent.push('pdflatex')
    else expect(complaints).toEqual([])
  }
  const users = page.getByRole('region', { name: /^Differences per user/ })
  await users
    .getByRole('button', { name: /^Export/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Export…' }).click()
  await expect(preview(dialog)).toBeVisible()
  if (absent.length > 0) {
    const description = `${[...new Set(absent)].join(', ')} are not installed, and what they read is not checked.`
    test.info().annotations.push({ type: 'left out', description })
  }
})

function preview(dialog: Locator): Locator {
  return dialog.getByRole('img', { name: /as it will be saved/ })
}

async function saved(page: Page, act: () => Promise<void>): Promise<Buffer> {
  const download = page.waitForEvent('download')
  await act()
  return readFile(await (await download).path())
}

async function exportedTable(page: Page, entry: string): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).first().click()
  return (await saved(page, () => page.getByRole('menuitem', { name: entry }).click())).toString('utf8')
}

/** Each label of one word has its anchor, and its middle from top to bottom, where librsvg has them too. */
async function labelsStayInPlace(page: Page, svg: Buffer): Promise<void> {
  const other = wordsByLibrsvg(svg)
  if (other === null) {
    absent.push('librsvg (rsvg-convert)')
    return
  }
  const sheet = await page.context().newPage()
  await sheet.setContent(`<body style="margin:0">${svg.toString('utf8')}</body>`)
  const labels = await sheet.locator('svg text').evaluateAll((texts) =>
    texts.map((text) => {
      const { left, right, top, bottom, width, height } = text.getBoundingClientRect()
      const upright = height > width && (text.textContent ?? '').length > 1
      return {
        text: text.textContent ?? '',
        anchor: text.getAttribute('text-anchor') ?? 'start',
        upright,
        left: left * 0.75,
        right: right * 0.75,
        middle: (top + bottom) * 0.375,
      }
    }),
  )
  await sheet.close()
  const compared = labels.filter(
    ({ text, upright }) => !upright && other.filter((word) => word.text === text).length === 1,
  )
  expect(compared.length).toBeGreaterThan(3)
  for (const label of compared) {
    const word = other.find(({ text }) => text === label.text)
    if (!word) continue
    const at = ({ left, right }: { readonly left: number; readonly right: number }) =>
      label.anchor === 'middle' ? (left + right) / 2 : label.anchor === 'end' ? right : left
    expect(Math.abs(at(word) - at(label)), `${label.text}, from left to right`).toBeLessThan(1.5)
    expect(Math.abs(word.middle - label.middle), `${label.text}, from top to bottom`).toBeLessThan(2)
  }
}

/** The name and the means of each row, without notes and intervals. */
async function cellsOf(table: Locator): Promise<string[][]> {
  return table.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) =>
      [...row.children].flatMap((cell, index, all) => {
        const copy = cell.cloneNode(true) as Element
        for (const part of copy.querySelectorAll('sup, .interval')) part.remove()
        const text = (copy.textContent ?? '').trim()
        // The floor has no coverage, which files write as a dash.
        return [text === '' && index === all.length - 1 ? '–' : text]
      }),
    ),
  )
}

function latexCells(text: string): string[][] {
  const body = text.slice(text.indexOf('\\midrule'), text.indexOf('\\bottomrule'))
  return body
    .split('\n')
    .filter((line) => line.includes(' & '))
    .map((line) =>
      line
        .replace(/\\\\\s*$/, '')
        .split(' & ')
        .map((cell) =>
          cell
            .replace(/\\(?:bfseries|underline|textbf)\b ?/g, '')
            .replace(/[{}]/g, '')
            .replace(/\\%/g, '%')
            .trim()
            .replace(/^--$/, '–'),
        ),
    )
}

function markdownCells(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.replace(/^\*+|\*+$/g, '')),
    )
}
