/** A page of the run that is at work: watched, and then dragged through time by its scrubber. */
import type { CDPSession, Page } from 'playwright'
import { goTo } from '../../e2e/places.testing.ts'
import type { LiveEngine } from './liveEngine.ts'
import { HEADING, timesText } from '../recording/timings.ts'

const DRAGS = 25
const LONGEST_MS = 60_000
const SCRUBBER = '[role="slider"]'

/** What stands on a page as of a step, without the commas of its numbers. */
const TABS = [
  { name: 'Overview', path: '', says: 'STEP of ' },
  { name: 'Routers', path: '/routers', says: 'alive at step STEP' },
  { name: 'Memories', path: '/memories/u:1', says: 'as of step STEP' },
] as const

/** For the page: resolves when what the engine read is there. */
const AFTER_READ = `new Promise((resolve) => {
  const look = () => {
    if (document.querySelector('main').textContent.length > 400) requestAnimationFrame(() => resolve(null))
    else requestAnimationFrame(look)
  }
  look()
})`

/** For the page: the milliseconds from the next movement of the pointer until what it led to is painted. */
const afterDragged = (says: string) => `new Promise((resolve) => {
  let from = 0
  addEventListener('pointermove', (event) => (from = event.timeStamp), { capture: true, once: true })
  const says = () => {
    const step = document.querySelector('${SCRUBBER}').getAttribute('aria-valuenow')
    return '${says}'.replace('STEP', step)
  }
  const look = () => {
    const shown = from > 0 && document.querySelector('main').textContent.replaceAll(',', '').includes(says()) && document.querySelector('.awaited') === null
    if (shown || (from > 0 && performance.now() - from > ${LONGEST_MS})) requestAnimationFrame(() => resolve(performance.now() - from))
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})`

/** For the page: frames drawn in that time, and the longest time without one. */
const framesOver = (milliseconds: number) => `new Promise((resolve) => {
  const began = performance.now()
  let [frames, last, longest] = [0, began, 0]
  const count = () => {
    const now = performance.now()
    frames += 1
    longest = Math.max(longest, now - last)
    last = now
    if (now < began + ${milliseconds}) requestAnimationFrame(count)
    else resolve([(frames / (now - began)) * 1000, longest])
  }
  requestAnimationFrame(count)
})`

interface Watching {
  /** The name of the page that is watched; all where null. */
  readonly only: string | null
  readonly seconds: number
  readonly print: (line: string) => void
}

/** Opens the pages of the run one after the other, and prints what it costs to watch and to drag each. */
export async function watchPages(
  page: Page,
  engine: LiveEngine,
  { only, seconds, print }: Watching,
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const bytes = await countedBytes(session)
  await page.goto(engine.host.address)
  for (const { name, path, says } of TABS.filter((tab) => only === null || tab.name === only)) {
    const began = performance.now()
    await goTo(page, `/run/${engine.run}${path}`)
    await page.locator(SCRUBBER).waitFor({ timeout: LONGEST_MS * 3 })
    await page.evaluate(AFTER_READ)
    print(
      `${name} is there after ${((performance.now() - began) / 1000).toFixed(1)} s; ${kilobytes(bytes.taken())} to the page; heap ${await heapOf(session)} MB`,
    )
    const from = (await engine.row()).step
    const frames = page.evaluate<readonly [number, number]>(framesOver(seconds * 1000))
    print(`  followed: ${await engine.over(seconds, frames)}`)
    const [rate, longest] = await frames
    const { pushed, asked } = bytes.taken()
    const watched = Math.max(1, (await engine.row()).step - from)
    print(
      `  ${rate.toFixed(0)} frames a second, the longest ${longest.toFixed(0)} ms; ${per(pushed, watched)} pushed and ${per(asked, watched)} asked for a step; heap ${await heapOf(session)} MB`,
    )
    const times: number[] = []
    print(`  dragged: ${await engine.over(0, dragged(page, says, times))}`)
    print(HEADING)
    print(timesText(`${name}, a step by dragging`, times, 100))
    print(
      `  ${kilobytes(bytes.taken())} to the page for ${times.length} steps; heap ${await heapOf(session)} MB`,
    )
    await page.keyboard.press('n')
  }
}

async function dragged(page: Page, says: string, times: number[]): Promise<void> {
  const box = await page.locator(SCRUBBER).boundingBox()
  if (!box) throw new Error('The strip is not on the page.')
  const y = box.y + box.height / 2
  const at = (share: number) => box.x + box.width * share
  await page.mouse.move(at(0.9), y)
  await page.mouse.down()
  for (let drag = 0; drag < DRAGS; drag += 1) {
    const painted = page.evaluate<number>(afterDragged(says))
    // Far and near by turns, from the end of the run to its beginning.
    await page.mouse.move(at(0.05 + (0.8 * ((drag * 7) % DRAGS)) / DRAGS), y)
    times.push(await painted)
  }
  await page.mouse.up()
}

interface Bytes {
  readonly pushed: number
  readonly asked: number
}

/** Counts what the page is sent: what the engine pushes, and what the page asks for. */
async function countedBytes(session: CDPSession) {
  let [pushed, asked] = [0, 0]
  const streams = new Set<string>()
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.mimeType === 'text/event-stream') streams.add(requestId)
  })
  session.on('Network.dataReceived', ({ requestId, dataLength }) => {
    if (streams.has(requestId)) pushed += dataLength
    else asked += dataLength
  })
  await session.send('Network.enable')
  await session.send('Performance.enable')
  return {
    /** What was sent since it was asked last. */
    taken: (): Bytes => {
      const sent = { pushed, asked }
      ;[pushed, asked] = [0, 0]
      return sent
    },
  }
}

async function heapOf(session: CDPSession): Promise<string> {
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  return ((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6).toFixed(1)
}

function kilobytes({ pushed, asked }: Bytes): string {
  return `${((pushed + asked) / 1000).toFixed(0)} kB`
}

function per(bytes: number, steps: number): string {
  return `${(bytes / 1000 / steps).toFixed(1)} kB`
}
