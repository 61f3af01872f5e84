/** A GGUF file of one's own: put into the folder, seen, chosen, run. */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { modelServer } from '../src/main/adapters/download/modelServer.testing.ts'
import { tinyGguf } from '../src/main/adapters/llama/tinyGguf.testing.ts'
import { expect, test } from './fixtures.ts'
import { goTo, seriousOn, statusIs } from './places.testing.ts'

test('a GGUF file is seen, chosen in Compose, and stands in the run that asks it', async ({
  workbench: page,
  host,
}) => {
  test.setTimeout(90_000)
  await goTo(page, '/models')
  await expect(page.getByText('No models yet')).toBeVisible()
  const folder = join(host.home, 'models')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'tiny.gguf'), tinyGguf())
  await writeFile(join(folder, 'wise.gguf'), tinyGguf({ seed: 9 }))
  await writeFile(join(folder, 'broken.gguf'), 'no model at all, but long enough for a header')
  await page.getByRole('button', { name: 'Look again' }).first().click()
  await expect(page.getByRole('row', { name: /tiny random tiny\.gguf .*writing .*llama/ })).toBeVisible()
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

  await page.getByRole('link', { name: 'Prompts', exact: true }).click()
  await page
    .getByRole('link', { name: /^extract/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Raw answer' }).first()).toBeVisible()
  expect(await seriousOn(page)).toEqual([])
  await page.getByLabel('Words in prompts and answers').fill('nobody "says" this%')
  await expect(page.getByText('No call matches')).toBeVisible()
  expect(new URL(page.url()).searchParams.get('text')).toBe('nobody "says" this%')

  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click()
  await statusIs(page, 'stopped')
})

test('a model is fetched from an address, paused, resumed, and then at hand', async ({
  workbench: page,
  host,
}) => {
  const server = await modelServer(tinyGguf())
  try {
    server.manners.linkedEtag = server.sha256()
    server.manners.pieceMilliseconds = 60
    await goTo(page, '/models')
    await page.getByRole('button', { name: 'Download…' }).click()
    await expect(
      page.getByRole('row', { name: /Qwen3 4B Q4_K_M .* answers 2\.5 GB .* Apache 2\.0/ }),
    ).toBeVisible()
    expect(server.asked).toEqual([])
    await page.getByLabel('Address of a GGUF file').fill(server.address)
    await page.getByRole('button', { name: 'Download from this address' }).click()
    await page.getByRole('button', { name: 'Pause tiny.gguf' }).click()
    await expect(page.getByText(/^Paused at/)).toBeVisible()
    const files = await readdir(join(host.home, 'models'))
    expect(files.filter((name) => !name.startsWith('.'))).toEqual(['tiny.gguf.part', 'tiny.gguf.part.json'])
    await expect(page.getByText('No models yet')).toBeVisible()

    server.manners.pieceMilliseconds = 0
    await page.getByRole('button', { name: 'Resume tiny.gguf' }).click()
    await expect(page.getByText('Its SHA-256 agrees with that of the server.')).toBeVisible()
    await expect(page.getByRole('row', { name: /tiny random tiny\.gguf .*writing .*llama/ })).toBeVisible()
  } finally {
    await server.close()
  }
})

test('a chat server is off until it is added, says what is wrong in place, and can be taken back', async ({
  workbench: page,
}) => {
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
