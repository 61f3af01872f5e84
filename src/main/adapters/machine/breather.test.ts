import { expect, it } from 'vitest'
import { createBreather } from './breather.ts'

it('lets the event loop turn during work that never waits, but not at every step', async () => {
  const breathe = createBreather()
  let turns = 0
  let steps = 0
  let working = true
  const count = () => {
    turns += 1
    if (working) setImmediate(count)
  }
  setImmediate(count)
  const end = performance.now() + 100
  while (performance.now() < end) {
    await breathe()
    steps += 1
  }
  working = false
  expect(turns).toBeGreaterThan(1)
  expect(turns).toBeLessThan(steps / 10)
})

it('gives way to what somebody waits for, and goes on even where that never ends', async () => {
  let asked = 20
  const given = createBreather(() => (asked -= 1) > 0)
  const endless = createBreather(() => true)
  hold()
  await given()
  expect(asked).toBe(0)
  hold()
  await endless()
})

/** Longer than a stretch of work. */
function hold(): void {
  const end = performance.now() + 20
  while (performance.now() < end);
}
