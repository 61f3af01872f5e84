/** The built desktop host for all tests of a file: built once, and whatever a test started is ended after it. */
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import {
  buildDesktop,
  type BuiltDesktop,
  type StartedDesktop,
  type StartOptions,
} from './builtDesktop.testing.ts'

const BUILD_MS = 120_000
const END_MS = 15_000

/** To be called once at the top of a test file. */
export function desktopForTests() {
  let built: BuiltDesktop | null = null
  const started: StartedDesktop[] = []
  const build = (): BuiltDesktop => {
    if (built === null) throw new Error('The desktop host is built before the first test, not before it')
    return built
  }

  beforeAll(async () => {
    built = await buildDesktop()
  }, BUILD_MS)

  afterEach(async () => {
    for (const { app, engines, forget } of started.splice(0)) {
      if (app.ended === null) app.quit()
      for (const engine of engines) if (engine.pid !== undefined) engine.kill()
      await vi.waitFor(() => expect(engines.every(({ pid }) => pid === undefined)).toBe(true), END_MS)
      forget()
    }
  })

  afterAll(async () => {
    await built?.dispose()
  })

  const start = async (options: StartOptions = {}): Promise<StartedDesktop> => {
    const desktop = await build().start(options)
    started.push(desktop)
    return desktop
  }
  /** With its window open. */
  const opened = async (options: StartOptions = {}) => {
    const desktop = await start(options)
    const window = await desktop.open()
    return { ...desktop, window, contents: window.webContents }
  }
  return { build, start, opened }
}
