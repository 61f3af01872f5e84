import {
  chmodSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saveFile } from './saveFile.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'recnet-save-'))
const bytes = Buffer.from('new')

describe('saving a file', () => {
  it('replaces an older one with its mode, also through a link', async () => {
    const at = folder()
    const [file, link] = [join(at, 'a.csv'), join(at, 'link.csv')]
    writeFileSync(file, 'old and longer')
    chmodSync(file, 0o640)
    symlinkSync(file, link)
    await saveFile(link, bytes)
    expect(readFileSync(file, 'utf8')).toBe('new')
    expect(statSync(file).mode & 0o777).toBe(0o640)
    expect(readdirSync(at).sort()).toEqual(['a.csv', 'link.csv'])
  })

  it('leaves nothing where it cannot be saved', async () => {
    const at = folder()
    await expect(saveFile(join(at, 'absent', 'a.csv'), bytes)).rejects.toMatchObject({ code: 'ENOENT' })
    mkdirSync(join(at, 'taken'))
    await expect(saveFile(join(at, 'taken'), bytes)).rejects.toMatchObject({
      details: { code: 'argument-invalid', expected: 'a file' },
    })
    expect(readdirSync(at)).toEqual(['taken'])
  })

  it.runIf(process.platform === 'linux')(
    'writes to what is no file, and does not take its place',
    async () => {
      await saveFile('/dev/null', bytes)
      expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
    },
  )
})
