import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnswerRecord } from '../../ports/languageModel.ts'
import { openSqliteReplyStore, type SqliteReplyStore } from './sqliteReplyStore.ts'

interface Asked {
  readonly run?: string
  readonly key?: string
  readonly said?: string
  readonly asked?: string
  readonly model?: string
}

describe('the trace of calls', () => {
  let path: string
  let store: SqliteReplyStore
  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'recnet-trace-')), 'replies.sqlite')
    store = openSqliteReplyStore(path)
  })
  afterEach(() => store.close())

  const ask = (
    call: string,
    { run = 'a', key = `${run} ${call}`, said = '{}', asked = 'What?', model = 'small' }: Asked = {},
  ) => {
    const prompt = call.split('/')[1] ?? ''
    const question = { call, prompt, messages: [{ role: 'user', content: asked }] } as const
    const reply = { text: said, promptTokens: 10, replyTokens: 2, shortened: false, cut: null }
    const sampling = { temperature: 0.2, repetitionPenalty: 1, maxTokens: 64, maxThoughtTokens: 0 }
    const how = { seed: 5, sampling, evaluatedTokens: 4 }
    store.keep(key, question, reply)
    store.note(run, { ...question, reply, model, milliseconds: 7, how }, key)
  }
  const conclude = (call: string, status: AnswerRecord['status'], parts: Partial<AnswerRecord> = {}) =>
    store.conclude('a', {
      prompt: 'rank',
      call,
      status,
      shortened: false,
      truncated: false,
      refused: 0,
      notes: [],
      promptTokens: 30,
      replyTokens: 5,
      ...parts,
    })
  const found = (query: object = {}) =>
    store
      .trace('a')
      .search({ limit: 100, ...query })
      .rows.map(({ call }) => call)

  it('tells how long the calls of a run took that a model answered', () => {
    for (const call of ['1/rank/u:1', '2/rank/u:1', '2/merge/u:1']) ask(call)
    ask('3/rank/u:1', { run: 'b' })
    conclude('1/rank/u:1', 'ok')
    // Each took 7 ms; one wrote 5 tokens in the end, the others 2.
    expect(store.trace('a').timed()).toEqual([
      { prompt: 'rank', milliseconds: 7, replyTokens: 5 },
      { prompt: 'merge', milliseconds: 7, replyTokens: 2 },
      { prompt: 'rank', milliseconds: 7, replyTokens: 2 },
    ])
  })

  it('finds by prompt, step, client, outcome, model, and all of them together', () => {
    for (const call of ['10/rank/u:2', '2/rank/u:1', '10/rank/u:1/0', '10/merge/u:1', '11/optimizer/u:1+i:7'])
      ask(call)
    ask('1/rank/u:1', { run: 'b' })
    ask('12/merge/u:11', { model: 'large' })
    conclude('2/rank/u:1', 'ok')
    conclude('10/merge/u:1', 'fell back', { shortened: true })
    conclude('10/rank/u:2', 'repaired')
    expect(found()).toEqual([
      '2/rank/u:1',
      '10/merge/u:1',
      '10/rank/u:1/0',
      '10/rank/u:2',
      '11/optimizer/u:1+i:7',
      '12/merge/u:11',
    ])
    expect(found({ prompt: 'merge' })).toEqual(['10/merge/u:1', '12/merge/u:11'])
    expect(found({ subject: 'u:1' })).toEqual([
      '2/rank/u:1',
      '10/merge/u:1',
      '10/rank/u:1/0',
      '11/optimizer/u:1+i:7',
    ])
    expect(found({ subject: 'i:7' })).toEqual(['11/optimizer/u:1+i:7'])
    expect(found({ fromStep: 11 })).toEqual(['11/optimizer/u:1+i:7', '12/merge/u:11'])
    expect(found({ fromStep: 3, toStep: 10, prompt: 'rank' })).toEqual(['10/rank/u:1/0', '10/rank/u:2'])
    expect(found({ status: 'fell back' })).toEqual(['10/merge/u:1'])
    expect(found({ status: 'shortened' })).toEqual(['10/merge/u:1'])
    expect(found({ status: 'repaired', subject: 'u:1' })).toEqual([])
    expect(found({ model: 'large' })).toEqual(['12/merge/u:11'])
  })

  it('comes in pages, with how many there are and what is beside each', () => {
    for (let step = 1; step <= 12; step += 1) ask(`${step}/rank/u:${step % 2}`)
    const trace = store.trace('a')
    const page = trace.search({ subject: 'u:1', offset: 2, limit: 2 })
    expect(trace.search({ offset: 50, limit: 2 })).toEqual({ total: 12, kept: 12, rows: [] })
    expect([page.total, page.kept, page.rows.map(({ step }) => step)]).toEqual([6, 12, [5, 7]])
    expect(trace.beside('5/rank/u:1', { subject: 'u:1' })).toEqual({
      place: 2,
      previous: '3/rank/u:1',
      next: '7/rank/u:1',
    })
    expect(trace.beside('5/rank/u:1', {})).toEqual({ place: 4, previous: '4/rank/u:0', next: '6/rank/u:0' })
    expect(trace.beside('12/rank/u:0', {}).next).toBeNull()
  })

  it('says how a call went, with its repair', () => {
    ask('3/merge/u:1', { said: 'no' })
    expect(store.trace('a').search({ limit: 1 }).rows[0]).toMatchObject({
      status: null,
      repair: false,
      promptTokens: 10,
      model: 'small',
    })
    ask('3/merge/u:1/repair', { said: 'yes' })
    conclude('3/merge/u:1', 'repaired')
    expect(found()).toEqual(['3/merge/u:1'])
    for (const call of ['3/merge/u:1', '3/merge/u:1/repair'])
      expect(store.trace('a').read(call)).toMatchObject({
        call: '3/merge/u:1', subject: 'u:1', status: 'repaired', repair: true, promptTokens: 30, milliseconds: 14,
        reply: { text: 'no' }, repaired: { reply: { text: 'yes' } },
      }) // prettier-ignore
    // What a resumed run asks again has the same reply, so the same outcome.
    ask('3/merge/u:1')
    expect(store.trace('a').read('3/merge/u:1')).toMatchObject({ status: 'repaired', repair: true })
    ask('3/merge/u:1', { key: 'another' })
    expect(store.trace('a').read('3/merge/u:1')).toMatchObject({ status: null, repair: false })
    expect(store.trace('a').read('4/merge/u:1')).toBeNull()
    conclude('9/rank/u:5', 'ok')
    expect(found()).toEqual(['3/merge/u:1'])
  })

  it('is searched for plain words in messages, answers and repairs', () => {
    ask('1/rank/u:1', { asked: 'likes “Blue Train”\nAND quiet jazz', said: '{"a":"50%_x"}' })
    ask('2/rank/u:1', { said: 'Café NEAR the sea' })
    ask('2/rank/u:1/repair', { said: 'second thoughts' })
    ask('3/rank/u:1', { asked: 'it\'s "quoted" and starred*', said: '100' })
    const of = (text: string) => found({ text }).map((call) => Number(call.split('/')[0]))
    expect(of('quiet')).toEqual([1])
    expect(of('jazz BLUE')).toEqual([1])
    expect([of('quie'), of('qui'), of('uiet'), of('quie jazz')]).toEqual([[1], [], [], []])
    expect(of('50%_x')).toEqual([1])
    expect(of('cafe')).toEqual([2])
    expect(of('thoughts second')).toEqual([2])
    expect(of('near')).toEqual([2])
    expect(of('AND')).toEqual([1, 3])
    expect(of('quiet OR sea')).toEqual([])
    expect(of('"quoted"')).toEqual([3])
    expect(of('starred* NOT')).toEqual([])
    expect(of("it's")).toEqual([3])
    expect(of('words:jazz')).toEqual([])
    expect(of('-jazz')).toEqual([1])
    expect(of('(jazz')).toEqual([1])
    expect(of('%')).toEqual([1])
    expect(of('_')).toEqual([1])
    expect(of('*')).toEqual([3])
    expect(of('^')).toEqual([])
    expect(of('   ')).toEqual([1, 2, 3])
    expect(found({ text: 'jazz', fromStep: 2 })).toEqual([])
    // JSON's way of writing a line's end is no part of a word.
    expect(of('nAND')).toEqual([])
  })

  it('is searched for signs in messages, answers and repairs of its run alone, be it much or little of the file', () => {
    ask('1/rank/u:1', { said: '{"a":[]}' })
    ask('2/rank/u:1', { asked: 'a -> b' })
    ask('3/rank/u:1')
    ask('3/rank/u:1/repair', { said: '=> c' })
    const signs = () =>
      ['[]', '->', '=>', '{}', '<-'].map((text) => found({ text }).map((call) => Number(call[0])))
    const expected = [[1], [2], [3], [2, 3], []]
    expect(signs()).toEqual(expected)
    for (let number = 0; number < 40; number += 1)
      ask(`${number}/rank/u:1`, { run: 'b', said: '[] -> => {}' })
    expect(signs()).toEqual(expected)
  })

  it('loses with its replies what was said of them, and nothing else', () => {
    ask('1/rank/u:1', { said: 'old words' })
    ask('2/rank/u:1', { said: 'new words' })
    ask('2/rank/u:1', { run: 'b', key: 'a 2/rank/u:1' })
    const { bytes } = store.size()
    expect(store.shrink(bytes - 1)).toBe(1)
    expect([found(), found({ text: 'old' }), found({ text: 'words' })]).toEqual([
      ['2/rank/u:1'],
      [],
      ['2/rank/u:1'],
    ])
    expect(store.shrink(1e9)).toBe(0)
    expect(store.trace('b').search({ limit: 9, text: 'new' }).total).toBe(1)
  })

  it('gives the disk back when it is cleared, and keeps again afterwards', () => {
    for (let step = 0; step < 200; step += 1) ask(`${step}/rank/u:1`, { said: `answer ${step} `.repeat(500) })
    const before = statSync(path).size
    store.clear()
    expect(store.size()).toMatchObject({ replies: 0, bytes: 0 })
    expect(store.size().fileBytes).toBeLessThan(before / 4)
    expect(found()).toEqual([])
    ask('1/rank/u:1', { said: 'answer again' })
    expect(found({ text: 'answer' })).toEqual(['1/rank/u:1'])
  })

  it('takes over a file that was written before outcomes were kept', () => {
    store.close()
    const old = join(mkdtempSync(join(tmpdir(), 'recnet-trace-')), 'replies.sqlite')
    const database = new DatabaseSync(old)
    database.exec(`
      CREATE TABLE replies (key TEXT PRIMARY KEY, used INTEGER NOT NULL, messages TEXT NOT NULL, text TEXT NOT NULL,
        promptTokens INTEGER NOT NULL, replyTokens INTEGER NOT NULL, shortened INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE calls (run TEXT NOT NULL, call TEXT NOT NULL, step INTEGER NOT NULL, prompt TEXT NOT NULL, subject TEXT NOT NULL,
        key TEXT NOT NULL, PRIMARY KEY (run, call)) WITHOUT ROWID;
      CREATE INDEX calls_by_step ON calls (run, step);
      CREATE INDEX replies_by_use ON replies (used);
      INSERT INTO replies VALUES ('k1', 1, '[{"role":"user","content":"quiet\\njazz?"}]', 'rubbish', 10, 2, 1),
        ('k2', 2, '[{"role":"user","content":"once more"}]', '{"ok":1}', 20, 3, 0);
      INSERT INTO calls VALUES ('a', '4/merge/u:1', 4, 'merge', 'u:1', 'k1'), ('a', '4/merge/u:1/repair', 4, 'merge', 'u:1/repair', 'k2'),
        ('a', '5/merge/u:1', 5, 'merge', 'u:1', 'k1'), ('a', '6/merge/u:1', 6, 'merge', 'u:1', 'lost');`)
    database.close()
    store = openSqliteReplyStore(old)
    expect(store.find('k1')?.text).toBe('rubbish')
    expect(found({ text: 'jazz rubbish' })).toEqual(['4/merge/u:1', '5/merge/u:1'])
    expect(store.trace('a').read('4/merge/u:1')).toMatchObject({
      status: null, model: null, shortened: true, promptTokens: 10, repair: true, milliseconds: null, repaired: { reply: { text: '{"ok":1}' } },
    }) // prettier-ignore
    ask('7/merge/u:1')
    store.close()
    store = openSqliteReplyStore(old)
    expect(found({ toStep: 9 })).toHaveLength(4)
    expect(store.trace('a').read('6/merge/u:1')).toBeNull()
  })
})
