import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { afterEach, describe, expect, it } from 'vitest'
import { storedLanguageModel } from '../../models/storedReplies.ts'
import { neverCancelled, requestOf } from '../../recnet/languageModelSuite.testing.ts'
import { rankPrompt } from '../../recnet/prompts/rank.ts'
import { createScriptedLanguageModel } from '../scripted/scriptedLanguageModel.ts'
import { openSqliteReplyStore, type SqliteReplyStore } from './sqliteReplyStore.ts'
import { candidatesOf } from '../../recnet/prompts/candidates.testing.ts'

const question = (call: string, profile = 'jazz') =>
  requestOf(
    rankPrompt,
    { domainWord: 'CD', userProfile: profile, candidates: candidatesOf('A', 'B') },
    { call },
  )
const reply = (text: string) => ({ text, promptTokens: 10, replyTokens: 2, shortened: false, cut: null })

describe('the store of replies', () => {
  const file = () => join(mkdtempSync(join(tmpdir(), 'recnet-replies-')), 'deep', 'replies.sqlite')
  let store: SqliteReplyStore
  afterEach(() => store.close())

  it('gives back what was kept first, also after it was closed', () => {
    const path = file()
    store = openSqliteReplyStore(path)
    expect(store.find('k')).toBeNull()
    store.keep('k', question('1/rank/u:1'), reply('{"ranking":[1,2]}'))
    store.keep('k', question('1/rank/u:1'), reply('another'))
    store.close()
    store = openSqliteReplyStore(path)
    expect(store.find('k')).toEqual(reply('{"ranking":[1,2]}'))
  })

  describe('whose file was changed', () => {
    const changed = (path: string, sql: string) => {
      const database = new DatabaseSync(path)
      database.exec(sql)
      database.close()
    }

    it.each([
      ['text', 'UPDATE replies SET text = \'{"ranking":[2,1]}\''],
      ['question', "UPDATE replies SET messages = replace(messages, 'jazz', 'junk')"],
      ['tokens', 'UPDATE replies SET replyTokens = 9'],
    ])('has no reply with another %s, until it is kept anew', (_, sql) => {
      const path = file()
      store = openSqliteReplyStore(path)
      store.keep('k', question('1/rank/u:1'), reply('{"ranking":[1,2]}'))
      changed(path, sql)
      expect(store.find('k')).toBeNull()
      store.keep('k', question('1/rank/u:1'), reply('{"ranking":[1,2]}'))
      expect(store.find('k')).toEqual(reply('{"ranking":[1,2]}'))
      expect(store.size().replies).toBe(1)
    })

    it('believes a reply of an earlier version when it is first found, and holds it to that', () => {
      const path = file()
      store = openSqliteReplyStore(path)
      store.keep('k', question('1/rank/u:1'), reply('{"ranking":[1,2]}'))
      changed(path, 'UPDATE replies SET seal = NULL')
      expect(store.find('k')).toEqual(reply('{"ranking":[1,2]}'))
      changed(path, "UPDATE replies SET text = 'another'")
      expect(store.find('k')).toBeNull()
    })

    it('believes none of an earlier version whose row has lost its columns', () => {
      const path = file()
      store = openSqliteReplyStore(path)
      store.keep('k', question('1/rank/u:1'), reply('{"ranking":[1,2]}'))
      changed(path, "UPDATE replies SET seal = NULL, promptTokens = 'x'")
      expect(store.find('k')).toBeNull()
    })
  })

  it('lets go of what was used longest ago when it is too large', () => {
    store = openSqliteReplyStore(file())
    for (const key of ['a', 'b', 'c']) store.keep(key, question('1/rank/u:1'), reply(key))
    store.find('a')
    const each = store.size().bytes / 3
    expect(store.shrink(each * 2)).toBe(1)
    expect([store.find('a')?.text, store.find('b'), store.find('c')?.text]).toEqual(['a', null, 'c'])
  })

  it('is asked before the model, and instead of it in a replay', async () => {
    store = openSqliteReplyStore(file())
    const scripted = createScriptedLanguageModel({ otherwise: '{"ranking":[2,1]}' })
    const parts = {
      parallel: 1,
      description: scripted.description,
      identity: 'm',
      run: 'r',
      store,
      sha256: (text: string) => text,
      milliseconds: () => 0,
    }
    const first = storedLanguageModel({ ...parts, open: () => Promise.resolve(scripted) })
    const given = await first.complete(question('1/rank/u:1'), neverCancelled)
    expect(await first.complete(question('2/rank/u:1'), neverCancelled)).toEqual(given)
    expect(scripted.requests).toHaveLength(1)
    const replay = storedLanguageModel({ ...parts, open: null })
    expect(await replay.complete(question('1/rank/u:1'), neverCancelled)).toEqual(given)
    await expect(replay.complete(question('1/rank/u:1', 'metal'), neverCancelled)).rejects.toMatchObject({
      details: { code: 'reply-missing', call: '1/rank/u:1' },
    })
    const other = storedLanguageModel({ ...parts, identity: 'another model', open: null })
    await expect(other.complete(question('1/rank/u:1'), neverCancelled)).rejects.toMatchObject({
      code: 'reply-missing',
    })
  })
})
