/** A GGUF file of one's own: put into the folder, seen, chosen, run. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tinyGguf } from '../src/main/adapters/llama/tinyGguf.testing.ts'
import { expect, test } from './fixtures.ts'
import { goTo, seriousOn, statusIs } from './places.testing.ts'

test('a GGUF file is seen, chosen in Compose, and stands in the run that asks it', async ({ workbench: page, host }) => {
  test.setTimeout(90_000)
  await goTo(page, '/models')
  await expect(page.getByText('No models yet')).toBeVisible()
  const folder = join(host.home, 'models')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'tiny.gguf'), tinyGguf())
  await writeFile(join(folder, 'broken.gguf'), 'no model at all, but long enough for a header')
  await page.getByRole('button', { name: 'Look again' }).first().click()
  await expect(page.getByRole('row', { name: /tiny random tiny\.gguf writing llama/ })).toBeVisible()
  await expect(page.getByText('The model file cannot be used')).toBeVisible()

  await goTo(page, '/compose')
  await page.getByLabel('Language model').selectOption('tiny.gguf')
  await page.getByLabel('Embedding model').selectOption('tiny.gguf')
  await expect(page.getByText('tiny.gguf fast')).toBeVisible()
  await page.getByRole('button', { name: /^Start/ }).click()
  await page.waitForURL(/\/run\/demo-/)
  await expect(page.getByText('tiny random F32').first()).toBeVisible()

  await page.getByRole('link', { name: 'Prompts', exact: true }).click()
  await page.getByRole('link', { name: /^extract/ }).first().click()
  await expect(page.getByRole('heading', { name: 'Raw answer' }).first()).toBeVisible()
  expect(await seriousOn(page)).toEqual([])
  await page.getByLabel('Words in prompts and answers').fill('nobody "says" this%')
  await expect(page.getByText('No call fits')).toBeVisible()
  expect(new URL(page.url()).searchParams.get('text')).toBe('nobody "says" this%')

  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click()
  await statusIs(page, 'stopped')
})
