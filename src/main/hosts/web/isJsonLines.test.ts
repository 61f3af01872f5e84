import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isJsonLines } from './isJsonLines.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-json-'))
})
afterAll(() => rm(folder, { recursive: true }))

it.each([
  ['lines of objects', '{"a":1}\n{"a":2}\n', true],
  ['one line', '{"a":1}', true],
  ['a long first line', `{"a":"${'x'.repeat(9000)}"}\n`, true],
  ['a packed file', gzipSync('{"a":1}\n'), true],
  ['a document', '{\n  "a": 1\n}\n', false],
  ['a document that begins at once', '{ "a": {\n  "b": 1 } }\n', false],
  ['a list', '[{"a":1}]\n', false],
  ['nothing', '', false],
])('tells %s', async (_, content, expected) => {
  const path = join(folder, 'a.json')
  await writeFile(path, content)
  expect(await isJsonLines(path)).toBe(expected)
})
