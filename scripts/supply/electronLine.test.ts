/**
 * Electron is a browser, and only its three newest lines get mends. A new line comes about every eight weeks, so one is looked after
 * for 24. This test fails when ours is older, and is told to skip by RECNET_SKIP_DATES=1, for those who build an old version again.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ageOfLine, ELECTRON_LINE, LOOKED_AFTER_DAYS } from './electronLine.ts'

describe('our Electron', () => {
  const root = join(import.meta.dirname, '..', '..')
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>
  }

  it('is one exact version of the line whose day is written here', () => {
    expect(devDependencies['electron']).toMatch(new RegExp(`^${ELECTRON_LINE.major}\\.\\d+\\.\\d+$`))
  })

  it.skipIf(process.env['RECNET_SKIP_DATES'] === '1')('is of a line that is still looked after', () => {
    const { major, began } = ELECTRON_LINE
    const advice = `Electron ${major} began on ${began}: take a newer line`
    expect(ageOfLine(Date.now()), advice).toBeLessThan(LOOKED_AFTER_DAYS)
  })
})
