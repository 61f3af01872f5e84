/** A Chromium for the end-to-end tests: one that is there, else Playwright's download, else Debian's package. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]
const ADVICE =
  'No Chromium: the end-to-end tests are skipped. Install one with `npx playwright install chromium` or `apt-get install chromium`, or name one in RECNET_CHROMIUM.'

/** @returns {{ path: string, advice: '' } | { path: null, advice: string }} */
export function findOrInstallChromium() {
  const found = findChromium() ?? afterDownload() ?? afterDebianPackage()
  return found === null ? { path: null, advice: ADVICE } : { path: found, advice: '' }
}

function findChromium() {
  const named = process.env['RECNET_CHROMIUM']
  if (named) return existsSync(named) ? named : null
  return [chromium.executablePath(), ...PLACES].find((path) => path !== '' && existsSync(path)) ?? null
}

function afterDownload() {
  const cli = join(fileURLToPath(new URL('..', import.meta.url)), 'node_modules', 'playwright', 'cli.js')
  console.log('No Chromium found; asking Playwright to download one…')
  attempt(process.execPath, [cli, 'install', 'chromium'], 180_000)
  return findChromium()
}

/** Only where it may without asking anybody: as root on a Debian. */
function afterDebianPackage() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  console.log('No download; installing the package chromium…')
  attempt('apt-get', ['update', '-qq'], 180_000)
  attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], 400_000)
  return findChromium()
}

function attempt(program, args, timeout) {
  spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
