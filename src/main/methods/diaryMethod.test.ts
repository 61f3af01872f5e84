/** The runner, its log, a resume, the trace and the inspection, with a method that none of them knows. */
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildManifest } from '#shared/charts/figureRun.testing.ts'
import { emptyRunView, foldRun } from '#shared/events/foldRun.ts'
import { openRunFolder } from '../adapters/files/runFolder.ts'
import { runPlaces } from '../adapters/files/runPlaces.ts'
import { runStore } from '../adapters/files/runStore.ts'
import { silentLog } from '../ports/log.ts'
import { keptReplyFile } from '../workbench/backend/keptReplies.ts'
import { inspectionHandlers } from '../workbench/inspection/inspectionHandlers.ts'
import { Recordings } from '../workbench/inspection/recording/recordings.ts'
import { diaryMethod, type DiaryVariables } from './diaryMethod.testing.ts'
import { conductMethodRun, jumbledModel, type AskedModel } from './methodRun.testing.ts'
import { findVariant } from './methods.ts'

const manifest = buildManifest({ variant: 'Diary', settings: diaryMethod.parse({ evaluateEvery: 5 }) })

/** Writes on in each diary, out of order; its first reply of step 3 cannot be read. */
function diarist(parallel: number): AskedModel {
  return jumbledModel('diarist', parallel, ({ call, variables }) => {
    const { diary, item } = variables as DiaryVariables
    const isFirst = call.startsWith('3/') && !call.endsWith('/repair')
    return isFirst ? 'Dear diary' : JSON.stringify({ diary: `${diary} Took ${item}.` })
  })
}

describe('a method that the workbench does not have', () => {
  let home: string
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'recnet-diary-'))
  })
  afterEach(async () => {
    await rm(home, { recursive: true, force: true })
  })

  const folderOf = (run: string) => join(home, 'runs', run)
  const bytesOf = (run: string) => readFile(join(folderOf(run), 'events.jsonl'), 'utf8')
  const conduct = (run: string, model: AskedModel, mostAsked = Infinity) =>
    conductMethodRun({ home, run, method: diaryMethod, manifest, model, mostAsked })

  function inspection() {
    const runs = runStore(
      join(home, 'runs'),
      join(home, 'bin'),
      runPlaces(join(home, 'places.json')),
      silentLog,
    )
    return inspectionHandlers({
      runs,
      traces: keptReplyFile(home, () => Infinity).traces,
      recordings: new Recordings(
        runs,
        () => async () => undefined,
        ({ variant, settings }) => diaryMethod.learner(variant, settings),
      ),
      prompts: [diaryMethod.prompts],
      recomputed: {
        newestStep: async () => 0,
        ofStep: async () => ({ calls: [], partial: false }),
        promptHashes: () => ({}),
      },
    })
  }

  it('is in no table of methods', () => {
    expect(findVariant('Diary')).toBe(null)
  })

  it('writes the same log with four questions at once as with one', async () => {
    await conduct('alone', diarist(1))
    const model = diarist(4)
    await conduct('together', model)
    expect(model.most()).toBeGreaterThan(1)
    expect(await bytesOf('together')).toBe(await bytesOf('alone'))
  })

  it('goes on where a kill within a line left it, and asks nothing twice', async () => {
    await conduct('whole', diarist(2))
    await expect(conduct('killed', diarist(2), 6)).rejects.toMatchObject({ code: 'cancelled' })
    const before = await bytesOf('killed')
    await appendFile(join(folderOf('killed'), 'events.jsonl'), '{"seq":99,"step":9,"type":"profile-re')
    const model = diarist(2)
    await conduct('killed', model)
    const whole = await bytesOf('whole')
    expect(whole.startsWith(before)).toBe(true)
    expect(await bytesOf('killed')).toBe(whole)
    // Twelve diaries and one repair, of which at least five were answered before.
    expect(model.asked.length).toBeLessThan(9)
  })

  it('has its agents in Memories, now and in the past', async () => {
    await conduct('told', diarist(2))
    const handlers = inspection()
    const page = { search: '', offset: 0, limit: 10, kind: 'all', sort: 'id' } as const
    const { rows, step } = await handlers['inspection.clients']({ run: 'told', ...page })
    expect(step).toBe(12)
    expect(
      rows.map(({ client, profileRevisions, changedAt }) => [client, profileRevisions, changedAt]),
    ).toEqual([
      ['u:1', 3, 9],
      ['u:2', 3, 11],
      ['u:3', 3, 10],
      ['u:4', 3, 12],
    ])
    const now = await handlers['inspection.client']({ run: 'told', client: 'u:1' })
    expect(now.profiles.map(({ step: at, profile }) => [at, profile])).toEqual([
      [0, 'An empty page.'],
      [1, 'An empty page. Took Kind of Blue.'],
      [5, 'An empty page. Took Kind of Blue. Took Giant Steps.'],
      [9, 'An empty page. Took Kind of Blue. Took Giant Steps. Took Time Out.'],
    ])
    const then = await handlers['inspection.client']({ run: 'told', client: 'u:1', step: 4 })
    expect(then.profiles).toHaveLength(2)
    expect(await handlers['inspection.routers']({ run: 'told' })).toMatchObject({ routers: [], lives: [] })
  })

  it('has its calls in Prompts, read by its own schema', async () => {
    await conduct('asked', diarist(2))
    const handlers = inspection()
    expect(await handlers['prompts.list']({})).toMatchObject([{ name: 'diary', role: 'answering' }])
    const found = await handlers['inspection.prompts']({ run: 'asked', subject: 'u:2', offset: 0, limit: 10 })
    expect(found.rows.map(({ call, status }) => [call, status])).toEqual([
      ['3/diary/u:2', 'repaired'],
      ['7/diary/u:2', 'ok'],
      ['11/diary/u:2', 'ok'],
    ])
    expect(await handlers['inspection.prompt']({ run: 'asked', call: '3/diary/u:2' })).toMatchObject({
      reading: { ok: false },
      repaired: { reading: { ok: true, value: { diary: 'An empty page. Took Time Out.' } } },
    })
  })

  it('has its calls and revisions in the view of the run, and points of the curve where they are due', async () => {
    await conduct('viewed', diarist(2))
    let view = emptyRunView()
    const folder = await openRunFolder(folderOf('viewed'))
    const evaluated: number[] = []
    for await (const events of folder.transactions()) {
      evaluated.push(...events.flatMap(({ type, step }) => (type === 'evaluation-completed' ? [step] : [])))
      view = foldRun(
        view,
        events.filter(({ type }) => type !== 'evaluation-completed'),
      )
    }
    expect(evaluated).toEqual([5, 10, 12])
    expect(view).toMatchObject({ step: 12, profileRevisions: 12, finished: true })
    expect(view.calls['diary']).toMatchObject({ calls: 12, repaired: 1, fellBack: 0 })
  })
})
