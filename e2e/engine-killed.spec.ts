/** The end of the engine during a run, by kill -9 or by native code that aborts: said, restarted, continued, nothing lost. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tinyGguf } from '../src/main/adapters/llama/tinyGguf.testing.ts'
import { expect, test } from './fixtures.ts'
import { goTo, startRun, statusIs, stepOf } from './places.testing.ts'

const NO_PROC = 'skipped: finds the engine process through /proc, which is on Linux only'

test('a killed engine comes back and the run goes on from its last committed step', async ({ host }) => {
  test.skip(!existsSync('/proc/self/task'), NO_PROC)
  // A page of its own: losing the engine shows in the console, and rightly so.
  const page = await host.open()
  const run = await startRun(page, {
    dataset: 'demo',
    settings: { Interactions: '150', 'Evaluate every': '0' },
  })
  await expect.poll(() => stepOf(page), { timeout: 40_000 }).toBeGreaterThan(15)
  host.killEngine()
  await expect(page.getByText('The engine stopped and is starting again.')).toBeVisible()
  await expect(page.getByText('The engine stopped and is starting again.')).toBeHidden({ timeout: 30_000 })
  await statusIs(page, 'finished', 90_000)
  expect(await stepOf(page)).toBe(150)
  const seqs = readFileSync(join(host.home, 'runs', run, 'events.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { seq: number }).seq)
  expect(seqs).toEqual(seqs.map((_, index) => index + 1))
})

test('an abort of native code with a model loaded ends the engine only, and says what it was', async ({
  host,
}) => {
  test.skip(!existsSync('/proc/self/task'), NO_PROC)
  test.setTimeout(120_000)
  mkdirSync(join(host.home, 'models'), { recursive: true })
  writeFileSync(join(host.home, 'models', 'tiny.gguf'), tinyGguf())
  const page = await host.open()
  await goTo(page, '/compose')
  await page.getByLabel('Language model').selectOption('file:tiny.gguf')
  // Its first stage asks nothing, so that the model is at work on interactions within seconds, on a slow machine too.
  await page.getByRole('combobox', { name: 'Method' }).selectOption('w/o CPR')
  const budgets = { 'Reply tokens': '64', 'Reasoning reply tokens': '64' }
  const run = await startRun(page, {
    dataset: 'demo',
    settings: { Interactions: '200', 'Evaluate every': '0', ...budgets },
  })
  const log = join(host.home, 'runs', run, 'events.jsonl')
  // The model has been asked, and a stage is still under way.
  await expect
    .poll(() => existsSync(log) && existsSync(join(host.home, 'replies.sqlite')), { timeout: 40_000 })
    .toBe(true)
  host.killEngine('SIGABRT')
  const written = readFileSync(log, 'utf8').length
  await expect(
    page.getByText('by SIGABRT, as native code such as llama.cpp does when it cannot go on'),
  ).toBeVisible()
  await expect(page.getByText('The engine stopped and is starting again.')).toBeHidden({ timeout: 30_000 })
  await expect.poll(() => readFileSync(log, 'utf8').length, { timeout: 60_000 }).toBeGreaterThan(written)
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click()
  await statusIs(page, 'stopped')
})
