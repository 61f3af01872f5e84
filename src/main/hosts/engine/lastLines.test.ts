import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { lastLines } from './lastLines.ts'

describe('lastLines', () => {
  it('keeps the last 200 in the order in which they came, whatever pieces they come in', async () => {
    const [out, err] = [new PassThrough(), new PassThrough()]
    const lines = lastLines([out, null, err])
    for (let line = 1; line <= 250; line += 1) out.write(`line ${line}\n`)
    err.write('Abor')
    err.write('ted (core dumped)')
    await new Promise((resolve) => setImmediate(resolve))
    const kept = lines()
    expect(kept).toHaveLength(200)
    expect([kept[0], kept.at(-2), kept.at(-1)]).toEqual(['line 52', 'line 250', 'Aborted (core dumped)'])
  })

  it('does not keep a line without end', async () => {
    const out = new PassThrough()
    const lines = lastLines([out])
    for (let piece = 0; piece < 100; piece += 1) out.write('x'.repeat(1000))
    await new Promise((resolve) => setImmediate(resolve))
    expect(lines().join('').length).toBeLessThanOrEqual(3000)
  })
})
