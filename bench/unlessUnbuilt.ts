/** Runs a measurement of the page, which has to be built before. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Where there is no built page it says so, and the program ends with 1. */
export async function unlessUnbuilt(bench: () => Promise<void>): Promise<void> {
  if (existsSync(join(import.meta.dirname, '..', 'out', 'renderer', 'index.html'))) return bench()
  console.error('Expected a built page in out/renderer, found none. Run: npm run build')
  process.exitCode = 1
}
