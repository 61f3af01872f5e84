import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { TableDigests } from './tableDigests.ts'

let folder = ''
const file = (name: string) => join(folder, 'words.lance', name)
const list = () => readFileSync(join(folder, 'words.digests'), 'utf8').split('\n')
const digests = () => new TableDigests({ folder, name: 'words' })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recnet-digests-'))
  for (const name of ['data', '_versions']) mkdirSync(file(name), { recursive: true })
  writeFileSync(file('data/1.lance'), 'jazz')
})

describe('digests of a table', () => {
  it('tell a file that was changed since, by its bytes or by its length, and to whoever opens it next', async () => {
    const own = digests()
    await own.note()
    expect(await own.areDamaged()).toBe(false)
    writeFileSync(file('data/1.lance'), 'jazy')
    expect([await own.areDamaged(), await digests().areDamaged()]).toEqual([true, true])
    writeFileSync(file('data/1.lance'), 'jazz')
    expect([await own.areDamaged(), await digests().areDamaged()]).toEqual([false, false])
    writeFileSync(file('data/1.lance'), 'jaz')
    expect(await own.areDamaged()).toBe(true)
  })

  it('believe a file without one, and say nothing of one that is gone', async () => {
    const own = digests()
    await own.note()
    writeFileSync(file('data/2.lance'), 'metal')
    expect(await own.areDamaged()).toBe(false)
    await own.note()
    rmSync(file('data/1.lance'))
    expect(await own.areDamaged()).toBe(false)
    writeFileSync(file('data/2.lance'), 'petal')
    expect(await own.areDamaged()).toBe(true)
  })

  it('forget a table that was removed, since the next one may have files of the same names', async () => {
    await digests().note()
    rmSync(join(folder, 'words.lance'), { recursive: true })
    const own = digests()
    expect(await own.areDamaged()).toBe(false)
    mkdirSync(file('data'), { recursive: true })
    writeFileSync(file('data/1.lance'), 'metal')
    await own.note()
    expect(await own.areDamaged()).toBe(false)
  })

  it('are of a table that is not there nothing', async () => {
    const none = new TableDigests({ folder, name: 'none' })
    await none.note()
    expect(await none.areDamaged()).toBe(false)
  })

  it('leave out what LanceDB writes again, and what it has not finished', async () => {
    writeFileSync(file('_versions/latest_version_hint.json'), '1')
    writeFileSync(file('data/3.lance#1'), 'half')
    const own = digests()
    await own.note()
    // The first line ends what a kill left.
    expect(list()).toEqual(['', expect.stringMatching(/^[0-9a-f]{64} data\/1\.lance$/)])
  })

  it('take no harm from half a line, and are written anew when most of them are of files that are gone', async () => {
    writeFileSync(join(folder, 'words.digests'), 'half a li')
    const own = digests()
    for (let number = 1; number < 7; number += 1) {
      writeFileSync(file(`data/${number}.lance`), 'jazz')
      await own.note()
      rmSync(file(`data/${number}.lance`))
    }
    writeFileSync(file('data/7.lance'), 'jazz')
    await own.note()
    // For the fifth file the list was written anew: four lines and half a one were too many for one file.
    expect(list().map((line) => line.slice(65))).toEqual(['', 'data/5.lance', 'data/6.lance', 'data/7.lance'])
  })
})
