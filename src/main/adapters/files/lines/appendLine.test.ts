import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { appendLine } from './appendLine.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-append-line-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('adds lines to a new file and to one that is there', async () => {
  const path = join(folder, 'sessions.jsonl')
  await appendLine(path, '{"a":1}')
  await appendLine(path, '{"b":2}')
  expect(await readFile(path, 'utf8')).toBe('{"a":1}\n{"b":2}\n')
})

it('ends half a line first, so that the new one can be read', async () => {
  const path = join(folder, 'sessions.jsonl')
  await writeFile(path, '{"a":1}\n{"b"')
  await appendLine(path, '{"c":3}')
  expect(await readFile(path, 'utf8')).toBe('{"a":1}\n{"b"\n{"c":3}\n')
})
