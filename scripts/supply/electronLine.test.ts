/**
 * Electron is a browser, and only its three newest lines get mends. A new line comes about every eight weeks, so one is looked after
 * for 24. This test fails when ours is older, and is told to skip by RECNET_SKIP_DATES=1, for those who build an old version again.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The day on which the line of our Electron began. */
const LINE = { major: 45, began: '2026-10-21' }
const LOOKED_AFTER_DAYS = 24 * 7

describe('our Electron', () => {
  const root = join(import.meta.dirname, '..', '..')
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>
  }

  it('is one exact version of the line whose day is written here', () => {
    expect(devDependencies['electron']).toMatch(new RegExp(`^${LINE.major}\\.\\d+\\.\\d+$`))
  })

  it.skipIf(process.env['RECNET_SKIP_DATES'] === '1')('is of a line that is still looked after', () => {
    const days = (Date.now() - Date.parse(LINE.began)) / 86_400_000
    expect(days, `Electron ${LINE.major} began on ${LINE.began}: take a newer line`).toBeLessThan(
      LOOKED_AFTER_DAYS,
    )
  })
})
