/** kill -9 of the engine during a run: said, restarted, continued, nothing lost. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { startRun, statusIs, stepOf } from './places.testing.ts'

test('a killed engine comes back and the run goes on from its last committed step', async ({ host }) => {
  test.skip(!existsSync('/proc/self/task'), 'skipped: finds the engine process through /proc, which is on Linux only')
  // A page of its own: losing the engine shows in the console, and rightly so.
  const page = await host.open()
  const run = await startRun(page, { dataset: 'demo', settings: { Interactions: '150', 'Evaluate every': '0' } })
  await expect.poll(() => stepOf(page), { timeout: 40_000 }).toBeGreaterThan(15)
  host.killEngine()
  await expect(page.getByText('The engine stopped and is starting again.')).toBeVisible()
  await expect(page.getByText('The engine stopped and is starting again.')).toBeHidden({ timeout: 30_000 })
  await statusIs(page, 'finished', 90_000)
  expect(await stepOf(page)).toBe(150)
  const seqs = readFileSync(join(host.home, 'runs', run, 'events.jsonl'), 'utf8').trimEnd().split('\n').map((line) => (JSON.parse(line) as { seq: number }).seq)
  expect(seqs).toEqual(seqs.map((_, index) => index + 1))
})
