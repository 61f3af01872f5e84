import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readLines, type FileLine, type LinesToRead } from '../readLines.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-lines-'))
  path = join(folder, 'events.jsonl')
})
afterEach(() => rm(folder, { recursive: true }))

async function linesOf(how: LinesToRead = {}): Promise<readonly FileLine[]> {
  const lines: FileLine[] = []
  for await (const some of readLines(path, how)) lines.push(...some)
  return lines
}

it('reads lines that are shorter and longer than what is read in one go', async () => {
  const long = 'é'.repeat(1_200_000)
  await writeFile(path, `a\n${long}\n\nb\nc`)
  const at = 2 + 2_400_001
  expect(await linesOf()).toEqual([
    { text: 'a', endsAt: 2, ended: true },
    { text: long, endsAt: at, ended: true },
    { text: '', endsAt: at + 1, ended: true },
    { text: 'b', endsAt: at + 3, ended: true },
    { text: 'c', endsAt: at + 4, ended: false },
  ])
  expect(await linesOf({ start: at + 1 })).toMatchObject([{ text: 'b' }, { text: 'c', endsAt: at + 4 }])
})

it('has no lines where there is no file', async () => {
  expect(await linesOf()).toEqual([])
})

it('refuses a line that is too long and says where it begins', async () => {
  await writeFile(path, `ab\n${'x'.repeat(3_000_000)}\n`)
  await expect(linesOf({ longest: 2_999_999 })).rejects.toMatchObject({
    details: { code: 'too-large', what: `the line of ${path} that begins at byte 3`, limit: '2999999 bytes' },
  })
  expect(await linesOf({ longest: 3_000_000 })).toHaveLength(2)
})
