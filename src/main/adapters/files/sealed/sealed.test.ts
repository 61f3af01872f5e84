import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readReportFile, writeReportFile } from './reportFile.ts'
import { readSealed, writeSealed } from './sealedJson.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-sealed-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('a sealed file', () => {
  it('is the object with its seal, and is none once any byte is another', async () => {
    const path = join(folder, 'view.json')
    expect(await readSealed(path)).toEqual({ state: 'absent' })
    await writeSealed(path, { bytes: 12, view: { step: 3, names: ['“a”'] } })
    const text = await readFile(path, 'utf8')
    expect(await readSealed(path)).toEqual({
      state: 'value',
      value: { sha256: text.slice(11, 75), bytes: 12, view: { step: 3, names: ['“a”'] } },
    })
    for (let at = 0; at < text.length - 1; at += 1) {
      await writeFile(path, `${text.slice(0, at)}7${text.slice(at + 1)}`)
      if (text[at] !== '7') expect(await readSealed(path), `byte ${at}`).toEqual({ state: 'broken' })
    }
    await writeFile(path, '{"bytes":12}')
    expect(await readSealed(path)).toEqual({ state: 'broken' })
    await writeSealed(path, {})
    expect((await readSealed(path)).state).toBe('value')
    await writeFile(path, '')
    expect(await readSealed(path)).toEqual({ state: 'broken' })
  })
})

describe('a report', () => {
  it('is read as it was written, and not once it was changed', async () => {
    await writeReportFile(folder, { mean: 0.5 })
    expect(await readReportFile(folder)).toEqual({ state: 'value', value: { mean: 0.5 } })
    await writeFile(join(folder, 'report.json'), '{\n  "mean": 0.6\n}\n')
    expect(await readReportFile(folder)).toEqual({ state: 'broken' })
    await rm(join(folder, 'report.json'))
    expect(await readReportFile(folder)).toEqual({ state: 'absent' })
  })

  it('of an earlier version, which has no digest, is read as it is', async () => {
    expect(await readReportFile(folder)).toEqual({ state: 'absent' })
    await writeFile(join(folder, 'report.json'), '{"mean":0.5}')
    expect(await readReportFile(folder)).toEqual({ state: 'value', value: { mean: 0.5 } })
  })
})
