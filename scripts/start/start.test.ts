import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isBuildDue } from './buildIfDue.ts'
import { electronIn } from './findElectron.ts'
import { startOptions } from './startOptions.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'recnet-start-'))
})
afterEach(() => rmSync(root, { recursive: true }))

/** Writes a file of the checkout as it was changed at a second. */
function put(file: string, second = 1, text = ''): string {
  const path = join(root, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  utimesSync(path, second, second)
  return path
}

describe('isBuildDue', () => {
  const entries = ['src/main/cli.ts', 'src/main/engine.ts', 'src/renderer/index.html']
  const built = ['out/main/cli.js', 'out/main/engine.js', 'out/renderer/index.html']
  beforeEach(() => entries.forEach((file) => put(file)))

  it('is so without a build, and where a part of it is missing', () => {
    expect(isBuildDue(root)).toBe(true)
    put(built[0]!, 2)
    put(built[1]!, 2)
    expect(isBuildDue(root)).toBe(true)
    put(built[2]!, 2)
    expect(isBuildDue(root)).toBe(false)
    put('src/main/index.ts')
    expect(isBuildDue(root)).toBe(true)
  })

  it('is so when a source changed after the oldest part was built, but not for a test', () => {
    for (const file of built) put(file, 5)
    put('src/renderer/deep/Page.vue', 5)
    put('src/renderer/deep/page.test.ts', 9)
    put('src/renderer/deep/page.testing.ts', 9)
    expect(isBuildDue(root)).toBe(false)
    put('src/renderer/deep/Page.vue', 6)
    expect(isBuildDue(root)).toBe(true)
    for (const file of built.slice(1)) put(file, 7)
    expect(isBuildDue(root)).toBe(true)
    put(built[0]!, 7)
    expect(isBuildDue(root)).toBe(false)
    put('package.json', 8)
    expect(isBuildDue(root)).toBe(true)
  })
})

describe('electronIn', () => {
  it('finds the program that is named, that lies in a named folder, or that its package fetched', () => {
    expect(electronIn(root, {})).toBeNull()
    put('node_modules/electron/path.txt', 1, 'electron-here')
    expect(electronIn(root, {})).toBeNull()
    const fetched = put('node_modules/electron/dist/electron-here')
    expect(electronIn(root, {})).toBe(fetched)
    const overridden = put('elsewhere/electron-here')
    expect(electronIn(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') })).toBe(overridden)
    const named = put('named')
    expect(electronIn(root, { ELECTRON_EXEC_PATH: named })).toBe(named)
    expect(electronIn(root, { ELECTRON_EXEC_PATH: join(root, 'gone') })).toBe(fetched)
  })
})

describe('startOptions', () => {
  it('hands the wishes of the browser on to recnet serve', () => {
    expect(startOptions([])).toEqual({ help: false, browser: false, home: null, serveArguments: ['--open'] })
    expect(
      startOptions(['--browser', '--no-open', '--port', '80', '--data', 'a', '--data', 'b', '--home', 'h']),
    ).toEqual({
      help: false,
      browser: true,
      home: 'h',
      serveArguments: ['--port', '80', '--home', 'h', '--data', 'a', '--data', 'b'],
    })
  })

  it('says what it does not know', () => {
    expect(startOptions(['--electron'])).toMatchObject({
      error: expect.stringMatching(/--electron[^]*npm start -- --help/) as string,
    })
  })
})

describe('npm start', () => {
  it('shows its help on whichever Node it is started', () => {
    const script = fileURLToPath(new URL('../start.mjs', import.meta.url))
    const { stdout, status } = spawnSync(process.execPath, [script, '--help'], { encoding: 'utf8' })
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'Usage: npm start -- [options]'])
  })
})
