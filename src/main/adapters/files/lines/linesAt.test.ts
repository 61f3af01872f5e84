import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { linesAt } from './linesAt.ts'

it('reads lines by the bytes at which they begin: neighbours, distant ones, long ones and a last one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recnet-lines-'))
  const file = join(folder, 'lines')
  const lines = ['é first', 'x'.repeat(30_000), '', 'ü'.repeat(9000), ...Array.from({ length: 90 }, (_, at) => `line ${at} ${'y'.repeat(at * 50)}`), 'end'] // prettier-ignore
  await writeFile(file, lines.join('\n'))
  const begins = lines.map(
    (_, index) => Buffer.byteLength(lines.slice(0, index).join('\n')) + (index > 0 ? 1 : 0),
  )
  expect(await linesAt(file, begins)).toEqual(lines)
  const some = [0, 1, 3, 40, 41, lines.length - 1]
  expect(
    await linesAt(
      file,
      some.map((at) => begins[at] ?? 0),
    ),
  ).toEqual(some.map((at) => lines[at]))
  expect(await linesAt(file, [])).toEqual([])
  expect(await linesAt(file, [1_000_000])).toEqual([''])
  await rm(folder, { recursive: true })
})
