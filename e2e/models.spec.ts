/** A GGUF file of one's own: put into the folder, seen, chosen, run. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tinyGguf } from '../src/main/adapters/llama/tinyGguf.testing.ts'
import { expect, test } from './fixtures.ts'
import { goTo, statusIs } from './places.testing.ts'

test('a GGUF file is seen, chosen in Compose, and stands in the run that asks it', async ({ workbench: page, host }) => {
  test.setTimeout(90_000)
  await goTo(page, '/models')
  await expect(page.getByText('No models yet')).toBeVisible()
  const folder = join(host.home, 'models')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'tiny.gguf'), tinyGguf())
  await writeFile(join(folder, 'wise.gguf'), tinyGguf({ seed: 9 }))
  await writeFile(join(folder, 'broken.gguf'), 'no model at all, but long enough for a header')
  await page.getByRole('button', { name: 'Look again' }).first().click()
  await expect(page.getByRole('row', { name: /tiny random tiny\.gguf .*writing llama/ })).toBeVisible()
  await expect(page.getByText('The model file cannot be used')).toBeVisible()

  await page.getByRole('button', { name: 'Try a prompt on tiny.gguf' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Prompt').fill('Say something.')
  await dialog.getByLabel('Reply tokens').fill('16')
  await dialog.getByRole('button', { name: 'Ask' }).click()
  await expect(dialog.getByText('Tokens a second')).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Escape')

  await goTo(page, '/compose')
  await page.getByLabel('Language model').selectOption('file:tiny.gguf')
  await page.getByLabel('Profile updates and gradients by').selectOption('file:wise.gguf')
  await page.getByLabel('Embedding model').selectOption('tiny.gguf')
  await expect(page.getByText('tiny.gguf fast')).toBeVisible()
  await expect(page.getByText('wise.gguf fast')).toBeVisible()
  await page.getByRole('button', { name: /^Start/ }).click()
  await page.waitForURL(/\/run\/demo-/)
  await expect(page.getByText('tiny random F32; tiny random F32 reasons').first()).toBeVisible()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click()
  await statusIs(page, 'stopped')
})

test('a chat server is off until it is added, says what is wrong in place, and can be taken back', async ({ workbench: page }) => {
  await goTo(page, '/models')
  await expect(page.getByText('None: everything stays on this machine.')).toBeVisible()
  await page.getByRole('button', { name: 'Add a server' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('rack')
  await dialog.getByLabel('Model').fill('qwen')
  await dialog.getByLabel('Addresses').fill('file:///etc/passwd')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByText('an address that begins with http:// or https://')).toBeVisible()
  await dialog.getByLabel('Addresses').fill('http://127.0.0.1:9/v1')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByText('could not be reached')).toBeVisible()
  await page.getByRole('button', { name: 'Remove rack' }).click()
  await expect(page.getByText('None: everything stays on this machine.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: 'rack qwen' })).toBeVisible()
})
