import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { manifest as manifestSchema } from '#shared/vocabulary/manifest.ts'
import { openSqliteReplyStore, type SqliteReplyStore } from '../../adapters/sqlite/sqliteReplyStore.ts'
import { sha256 } from '../../adapters/sha256.ts'
import { repairMessages } from '../../prompting/repairRequest.ts'
import type { Engine } from '../createEngine.ts'
import { importSmall, longSettings, makeHome, startSmall, untilStatus, type Home } from '../engine.testing.ts'

const asked = [
  { role: 'system', content: 'You rank.' },
  { role: 'user', content: '<text><img src=x onerror=alert(1)></text>' },
] as const

describe('prompts', () => {
  let home: Home
  let engine: Engine
  let store: SqliteReplyStore
  let run: string
  beforeEach(async () => {
    home = await makeHome()
    engine = await home.engine()
    await importSmall(engine, home)
    run = await startSmall(engine, { interactionLimit: 1, evaluateEvery: 0 })
    await untilStatus(engine, [run], 'finished')
    // As if a language model had answered, whose calls are kept.
    const file = home.path('runs', run, 'manifest.json')
    const manifest = manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')))
    await writeFile(file, JSON.stringify({ ...manifest, languageModel: { name: 'small', caveat: null } }))
    store = openSqliteReplyStore(home.path('replies.sqlite'))
  })
  afterEach(async () => {
    store.close()
    await home.remove()
  })

  const keep = async (
    call: string,
    text: string,
    messages: Parameters<SqliteReplyStore['keep']>[1]['messages'] = asked,
  ) => {
    const key = sha256(JSON.stringify(manifestSchema.parse(await engine.handlers['runs.manifest']({ run }))))
    const prompt = call.split('/')[1] as 'rank'
    const reply = { text, promptTokens: 4, replyTokens: 3, shortened: false, cut: null }
    store.keep(`${call} ${text.slice(0, 20)}`, { call, prompt, messages }, reply)
    store.note(
      key,
      { call, prompt, messages, reply, model: 'small', milliseconds: 9, how: null },
      `${call} ${text.slice(0, 20)}`,
    )
    return (status: 'ok' | 'repaired' | 'fell back') =>
      store.conclude(key, {
        prompt,
        call,
        status,
        shortened: false,
        truncated: false,
        refused: 1,
        notes: ['refused “ranking”: it says nothing'],
        promptTokens: 4,
        replyTokens: 3,
      })
  }
  const read = (call: string, filter = {}) => engine.handlers['inspection.prompt']({ run, call, ...filter })

  it('are none where none was kept', async () => {
    expect(await engine.handlers['inspection.prompts']({ run, offset: 0, limit: 10 })).toEqual({
      total: 0,
      kept: 0,
      rows: [],
      recomputed: null,
    })
    expect(await read('1/rank/u:1')).toBeNull()
    await expect(
      engine.handlers['inspection.prompts']({ run: 'absent', offset: 0, limit: 1 }),
    ).rejects.toMatchObject({ code: 'run-unknown' })
  })

  it('are searched, and read with the value, the thought and the neighbours', async () => {
    ;(await keep('1/rank/u:1', '<think>jazz first</think>{"ranking":[2,"1"]}'))('ok')
    ;(await keep('2/rank/u:1', '{"ranking":[1]}'))('ok')
    ;(await keep('2/merge/u:1', 'none'))('fell back')
    expect(await engine.handlers['inspection.prompts']({ run, text: 'onerror', prompt: 'rank', offset: 1, limit: 10 })).toMatchObject({
      total: 2, kept: 3, rows: [{ call: '2/rank/u:1', status: 'ok', model: 'small', repair: false }],
    }) // prettier-ignore
    expect(await read('1/rank/u:1', { prompt: 'rank' })).toMatchObject({
      messages: asked, text: '<think>jazz first</think>{"ranking":[2,"1"]}', thought: 'jazz first',
      reading: { ok: true, value: { ranking: [2, '1'] } }, milliseconds: 9, repaired: null, objection: null, previous: null, next: '2/rank/u:1',
    }) // prettier-ignore
  })

  it('say why a reply could not be read, or was not accepted, with its repair beside it', async () => {
    await keep('3/rank/u:1', '{"ranking":"none"}')
    await keep(
      '3/rank/u:1/repair',
      '{"ranking":[1,1]}',
      repairMessages(asked, {
        kept: '',
        text: '{"ranking":"none"}',
        issue: '“ranking”: expected array.',
        missing: ['ranking'],
      }),
    )
    const detail = await read('3/rank/u:1/repair')
    expect(detail).toMatchObject({
      call: '3/rank/u:1',
      repair: true,
      objection: '“ranking”: expected array.',
      reading: { ok: true, value: { ranking: 'none' } },
    })
    expect(detail?.repaired).toMatchObject({
      text: '{"ranking":[1,1]}',
      reading: { ok: true, value: { ranking: [1, 1] } },
    })
  })

  it('are shown by the members that are complete, whatever the call had asked for', async () => {
    await keep('4/router-optimizer/r2', '{"Operation":"split","Updated Content":["a","b"]}')
    await keep(
      '4/gradient/u:1',
      'Here: {"impact":"neutral","suggestion":"a"} {"impact":"positive","number":1',
    )
    await keep('4/rank/u:1', '{"probabilities":[0.25,0.75]}', asked.slice(1))
    await keep('4/merge/u:1', 'I would rather not.')
    const reading = async (call: string) => (await read(call))?.reading
    expect(await reading('4/router-optimizer/r2')).toEqual({
      ok: true,
      value: { Operation: 'split', 'Updated Content': ['a', 'b'] },
    })
    expect(await reading('4/gradient/u:1')).toEqual({
      ok: true,
      value: { impact: 'neutral', suggestion: 'a' },
    })
    expect(await reading('4/rank/u:1')).toEqual({ ok: true, value: { probabilities: [0.25, 0.75] } })
    expect(await reading('4/merge/u:1')).toMatchObject({ ok: false })
  })

  it('are counted and cleared, but not while a run works', async () => {
    await keep('1/rank/u:1', `${'<img onerror>'.repeat(80_000)}`)
    expect((await read('1/rank/u:1'))?.text).toHaveLength(13 * 80_000)
    expect(engine.handlers['replies.size']({})).toMatchObject({ replies: 1 })
    const long = await startSmall(engine, longSettings)
    await untilStatus(engine, [long], 'running')
    expect(() => engine.handlers['replies.clear']({})).toThrow(
      expect.objectContaining({ code: 'run-state' }) as Error,
    )
    await engine.handlers['runs.stop']({ run: long })
    await untilStatus(engine, [long], 'stopped')
    store.close()
    expect(engine.handlers['replies.clear']({})).toMatchObject({ replies: 0, bytes: 0 })
    store = openSqliteReplyStore(home.path('replies.sqlite'))
    expect(await read('1/rank/u:1')).toBeNull()
  })
})
