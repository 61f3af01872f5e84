/** The file of replies: its bound while a run goes, and the way out of a damaged one. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { buildManifest } from '#shared/charts/figureRun.testing.ts'
import { keptReplyFile } from './keptReplies.ts'

let home = ''
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'recnet-replies-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const LETTERS = 1000
const question = (number: number) => ({
  messages: [{ role: 'user' as const, content: `${number}`.padEnd(LETTERS, '.') }],
})
const reply = { text: 'x'.repeat(LETTERS), promptTokens: 1, replyTokens: 1, shortened: false, cut: null }

it('keeps hardly more than its limit while a run goes, the newest of all', () => {
  const limit = 64_000
  const file = keptReplyFile(home, () => limit)
  const closing: { close(): void | Promise<void> }[] = []
  const replies = file.ofRun(buildManifest({}), closing)
  for (let number = 0; number < 200; number += 1) {
    replies.store().keep(`key ${number}`, question(number) as never, reply)
    expect(file.shelf.size().bytes).toBeLessThan(limit * (1 + 1 / 16) + 3 * LETTERS)
  }
  const store = replies.store()
  expect(store.find('key 199')?.text).toBe(reply.text)
  expect(store.find('key 0')).toBeNull()
  for (const one of closing) void one.close()
  expect(file.shelf.size().bytes).toBeLessThanOrEqual(limit)
})

it('says which file is damaged, and sets it aside when it is cleared', async () => {
  await writeFile(join(home, 'replies.sqlite'), 'not a database at all')
  const file = keptReplyFile(home, () => 1e6)
  expect(() => file.shelf.size()).toThrow(expect.objectContaining({ path: join(home, 'replies.sqlite') }))
  file.shelf.clear()
  expect(file.shelf.size()).toMatchObject({ replies: 0, bytes: 0 })
  expect(await readFile(join(home, 'replies.sqlite.broken'), 'utf8')).toBe('not a database at all')
  expect((await readdir(home)).filter((name) => name.includes('broken'))).toEqual(['replies.sqlite.broken'])
})
