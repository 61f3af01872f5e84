/** Two prompts more than RecNet has, by one file each and the stage that asks them: all else follows. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { manifest as manifestSchema } from '#shared/vocabulary/manifest.ts'
import { createScriptedLanguageModel } from '../../adapters/scripted/scriptedLanguageModel.ts'
import { sha256 } from '../../adapters/sha256.ts'
import { openSqliteReplyStore, type SqliteReplyStore } from '../../adapters/sqlite/sqliteReplyStore.ts'
import { recNetMethod } from '../../methods/recNet/recNetMethod.ts'
import { AnswerCounts } from '../../models/answerCounts.ts'
import { modelsByRole } from '../../models/modelsByRole.ts'
import { storedLanguageModel } from '../../models/storedReplies.ts'
import { promptSource } from '../../prompting/prompt.ts'
import { buildEmbeddingModel, portsOf } from '../../recnet/ports.testing.ts'
import type { Engine } from '../createEngine.ts'
import { importSmall, makeHome, startSmall, untilStatus, type Home } from '../engine.testing.ts'
import { moodPrompt } from './moodPrompt.testing.ts'
import { praiseProfile } from './praiseProfile.testing.ts'
import { praisePrompt } from './praisePrompt.testing.ts'

describe('two added prompts', () => {
  let home: Home
  let engine: Engine
  let store: SqliteReplyStore
  let run: string
  let key: string
  beforeEach(async () => {
    home = await makeHome()
    engine = await home.engine()
    await importSmall(engine, home)
    run = await startSmall(engine, { interactionLimit: 1, evaluateEvery: 0 })
    await untilStatus(engine, [run], 'finished')
    store = openSqliteReplyStore(home.path('replies.sqlite'))
    key = sha256(JSON.stringify(manifestSchema.parse(await engine.handlers['runs.manifest']({ run }))))
  })
  afterEach(async () => {
    store.close()
    await home.remove()
  })

  it('have names, roles and hashes where those of the paper have theirs', async () => {
    const listed = await engine.handlers['prompts.list']({})
    const own = new Set<string>(recNetMethod.prompts.names())
    const names = listed.flatMap(({ name }) => (own.has(name) ? [name] : []))
    expect(names.slice(0, 3)).toEqual(['describe', 'extract', 'mood'])
    expect(names.at(-1)).toBe('praise')
    expect(listed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'mood', role: 'answering' }),
        expect.objectContaining({ name: 'praise', role: 'reasoning' }),
      ]),
    )
    const { promptHashes } = await engine.handlers['runs.manifest']({ run })
    expect(promptHashes).toMatchObject({
      mood: sha256(promptSource(moodPrompt)),
      praise: sha256(promptSource(praisePrompt)),
    })
  })

  it('are asked of the model of their role, counted in order, and found and read in the trace', async () => {
    const answering = createScriptedLanguageModel({
      calls: { '2/mood/u:1': 'hm', '2/mood/u:1/repair': { mood: 'calm' } },
    })
    const reasoning = createScriptedLanguageModel({ prompts: { praise: { praise: 'So calm!' } } })
    const counts = new AnswerCounts(recNetMethod.prompts.names, (answer) => store.conclude(key, answer))
    const languageModel = storedLanguageModel({
      description: { name: 'small', caveat: null },
      parallel: 1,
      identity: 'small',
      run: key,
      store,
      sha256,
      milliseconds: () => 0,
      open: () => Promise.resolve(modelsByRole(answering, reasoning)),
    })
    const ports = {
      ...portsOf(languageModel, buildEmbeddingModel({}), { reasoningTemperature: 0.6 }),
      ledger: counts,
    }

    expect(await praiseProfile('quiet jazz', { subject: 'u:1', step: 2 }, ports)).toBe('So calm!')
    expect(answering.requests.map(({ call, sampling }) => [call, sampling.temperature])).toEqual([
      ['2/mood/u:1', 0.05],
      ['2/mood/u:1/repair', 0.7],
    ])
    expect(reasoning.requests.map(({ call, sampling }) => [call, sampling.temperature])).toEqual([
      ['2/praise/u:1', 0.6],
    ])
    expect(
      Object.entries(counts.drain()).map(([name, { calls, repaired }]) => [name, calls, repaired]),
    ).toEqual([
      ['mood', 1, 1],
      ['praise', 1, 0],
    ])

    const found = await engine.handlers['inspection.prompts']({ run, prompt: 'mood', offset: 0, limit: 10 })
    expect(found).toMatchObject({ total: 1, kept: 2, rows: [{ call: '2/mood/u:1', status: 'repaired' }] })
    const read = await engine.handlers['inspection.prompt']({ run, call: '2/mood/u:1' })
    expect(read).toMatchObject({
      reading: { ok: false },
      repaired: { reading: { ok: true, value: { mood: 'calm' } } },
    })
    const praise = await engine.handlers['inspection.prompt']({ run, call: '2/praise/u:1' })
    expect(praise?.reading).toEqual({ ok: true, value: { praise: 'So calm!' } })
  })
})
