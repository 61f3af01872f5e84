/** Homes with the small dataset for a file of tests: one is made before all, copied for each test, and removed after it. */
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Engine } from './createEngine.ts'
import { importSmall, makeHome, type Home } from './engine.testing.ts'

/** The homes of a file. */
export interface FreshHomes {
  /** Returns a copy of the prepared home, which is removed after the test. */
  readonly freshHome: () => Promise<Home>
  /** Has another home removed after the test. */
  readonly keep: (home: Home) => Home
}

/** Prepares the home; `prepare` does more with it before it is first copied. */
export function freshHomes(prepare?: (home: Home, engine: Engine) => Promise<void>): FreshHomes {
  let prepared: Home
  const homes: Home[] = []
  const keep = (home: Home) => {
    homes.push(home)
    return home
  }
  beforeAll(async () => {
    prepared = await makeHome()
    const engine = await prepared.engine()
    await importSmall(engine, prepared)
    await prepare?.(prepared, engine)
    await engine.close()
  })
  afterEach(async () => {
    for (const home of homes.splice(0)) await home.remove()
  })
  afterAll(() => prepared.remove())
  return { freshHome: async () => keep(await prepared.copied()), keep }
}
