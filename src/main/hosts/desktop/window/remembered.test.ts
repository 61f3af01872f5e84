import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { remembered } from './remembered.ts'

describe('remembered', () => {
  let folder: string
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'recnet-remembered-'))))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('keeps what is left out of a change, and finds it again', () => {
    const file = join(folder, 'window.json')
    const before = remembered(file)
    expect(before.current()).toEqual({})
    before.change({ bounds: { x: -10, y: 0, width: 1200, height: 800 }, isMaximised: true })
    before.change({ saveFolder: '/figures' })
    expect(remembered(file).current()).toEqual({
      bounds: { x: -10, y: 0, width: 1200, height: 800 },
      isMaximised: true,
      saveFolder: '/figures',
    })
    expect(readdirSync(folder)).toEqual(['window.json'])
  })

  it('starts afresh from a file that is broken or of another kind', () => {
    const file = join(folder, 'window.json')
    for (const text of ['{', 'null', '{"bounds":{"x":0,"y":0,"width":0,"height":1}}', '{"other":1}']) {
      writeFileSync(file, text)
      expect(remembered(file).current(), text).toEqual({})
    }
    remembered(file).change({ openFolder: '/data' })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ openFolder: '/data' })
  })

  it('does not throw where nothing can be written', () => {
    const memory = remembered(join(folder, 'missing', 'window.json'))
    memory.change({ isMaximised: false })
    expect(memory.current()).toEqual({ isMaximised: false })
  })
})
