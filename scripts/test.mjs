/**
 * `npm test`: unit and port suites, then the whole path in a real Chromium; ends with one line of counts. With
 * `--thorough`, tests that take chances try more of them.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findOrInstallChromium } from './findChromium.mjs'
import { countTests } from './testSummary.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = mkdtempSync(join(tmpdir(), 'recnet-tests-'))
if (process.argv.includes('--thorough')) process.env.RECNET_THOROUGH = '1'
const reports = { vitest: join(results, 'vitest.json'), playwright: join(results, 'playwright.json') }

const vitest = run('vitest', 'vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reports.vitest}`,
])

const chromium = findOrInstallChromium()
if (chromium.path === null) console.log(chromium.advice)
const playwright = run('playwright', 'cli.js', ['test', '--config=e2e/playwright.config.ts'], {
  PLAYWRIGHT_JSON_OUTPUT_NAME: reports.playwright,
  RECNET_CHROMIUM: chromium.path ?? '',
})

const { passed, failed, skipped, notes } = countTests(reports)
rmSync(results, { recursive: true, force: true })
for (const note of notes) console.error(note)
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = vitest === 0 && playwright === 0 && failed === 0 && passed > 0 ? 0 : 1

/** The program of a package on this very Node; its exit code. */
function run(name, file, args, env = {}) {
  const program = join(root, 'node_modules', name, file)
  return (
    spawnSync(process.execPath, [program, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    }).status ?? 1
  )
}
