/** AgentCF++ through the runner: one question at a time or several, whole or killed, and what its pages show. */
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildManifest } from '#shared/charts/figureRun.testing.ts'
import { emptyRunView, foldRun } from '#shared/events/foldRun.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { EvaluationReport } from '#shared/vocabulary/results.ts'
import { openRunFolder } from '../../adapters/files/runFolder.ts'
import { runPlaces } from '../../adapters/files/runPlaces.ts'
import { runStore } from '../../adapters/files/runStore.ts'
import { createLexicalLanguageModel } from '../../adapters/lexical/lexicalLanguageModel.ts'
import type { Evaluator } from '../../experiments/experimentRunner.ts'
import { silentLog } from '../../ports/log.ts'
import { neverCancelled } from '../../recnet/ports.testing.ts'
import { smallInteractions, smallPopulation } from '../../recnet/workflow/workflow.testing.ts'
import { keptReplyFile } from '../../workbench/backend/keptReplies.ts'
import { inspectionHandlers } from '../../workbench/inspection/inspectionHandlers.ts'
import { Recordings } from '../../workbench/inspection/recording/recordings.ts'
import { conductMethodRun, jumbledModel, type AskedModel } from '../methodRun.testing.ts'
import { agentCfPlusMethod } from './agentCfPlusMethod.ts'

const settings = { evaluateEvery: 5, interestGroups: 3 }
const manifest = buildManifest({ variant: 'AgentCF++', settings: agentCfPlusMethod.parse(settings) })

const agent = createLexicalLanguageModel()
/** The built-in agent, out of order; its first reply of step 3 cannot be read. */
const jumbledAgent = (parallel: number): AskedModel =>
  jumbledModel('jumbled agent', parallel, async (request) =>
    request.call === '3/choose/u:2' ? 'Hm.' : (await agent.complete(request, neverCancelled())).text,
  )

/** Ranks all items for each user, and measures nothing. */
const ranksOnly: Evaluator = {
  evaluate: async (recommender) => {
    const candidates = [...smallPopulation.items.keys()]
    for (const user of smallPopulation.userIds)
      await recommender.rank({ user, history: [], candidates, repetition: 0 })
    return { protocol: {}, methods: [] as const } as unknown as EvaluationReport
  },
}

/** An item that nobody trains on. */
const heldOut = { id: 'i:99', title: 'Never Heard', category: 'hidden genre', description: '' } as const

describe('a run of AgentCF++', () => {
  let home: string
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'recnet-agentcfplus-'))
  })
  afterEach(async () => {
    await rm(home, { recursive: true, force: true })
  })

  const folderOf = (run: string) => join(home, 'runs', run)
  const bytesOf = (run: string) => readFile(join(folderOf(run), 'events.jsonl'), 'utf8')
  const conduct = (run: string, model: AskedModel, mostAsked = Infinity) =>
    conductMethodRun({
      ...{ home, run, manifest, model, mostAsked },
      method: agentCfPlusMethod,
      evaluator: ranksOnly,
    })
  const inspection = () => {
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
        ({ variant, settings: values }) => agentCfPlusMethod.learner(variant, values),
      ),
      prompts: [agentCfPlusMethod.prompts],
      recomputed: {
        newestStep: async () => 0,
        ofStep: async () => ({ calls: [], partial: false }),
        promptHashes: () => ({}),
      },
    })
  }
  const eventsOf = async (run: string) =>
    (await bytesOf(run))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as StampedEvent)

  it('writes the same log with four questions at once as with one', async () => {
    await conduct('alone', jumbledAgent(1))
    const model = jumbledAgent(4)
    await conduct('together', model)
    expect(model.most()).toBeGreaterThan(1)
    expect(await bytesOf('together')).toBe(await bytesOf('alone'))
  })

  // 12 interactions of four calls and one repair, four rankings after 5 and after 10 of them; then the groups, and four rankings.
  it.each([4, 30, 58, 61, 66])(
    'goes on where a kill after %i calls left it, and asks nothing twice',
    async (calls) => {
      const whole = jumbledAgent(2)
      await conduct('whole', whole)
      await expect(conduct('killed', jumbledAgent(2), calls)).rejects.toMatchObject({ code: 'cancelled' })
      const before = await bytesOf('killed')
      await appendFile(join(folderOf('killed'), 'events.jsonl'), '{"seq":999,"step":9,"type":"private-me')
      const model = jumbledAgent(2)
      await conduct('killed', model)
      const bytes = await bytesOf('whole')
      expect(bytes.startsWith(before)).toBe(true)
      expect(await bytesOf('killed')).toBe(bytes)
      expect(model.asked.length).toBeLessThanOrEqual(whole.asked.length - calls + 1)
    },
  )

  it('makes four calls an interaction, then one for each user and each group, as forecast', async () => {
    const model = jumbledAgent(1)
    await conduct('counted', model)
    let view = emptyRunView()
    for await (const events of (await openRunFolder(folderOf('counted'))).transactions())
      view = foldRun(
        view,
        events.filter(({ type }) => type !== 'evaluation-completed'),
      )
    const count = (prompt: string) => view.calls[prompt]?.calls
    expect([view.judged, view.step, view.unparsed, view.calls['choose']?.repaired]).toEqual([12, 12, 0, 1])
    for (const prompt of ['choose', 'update-private', 'derive-memory', 'reflect-items'])
      expect(count(prompt)).toBe(12)
    expect([count('list-interests'), count('name-group'), count('rank-memories')]).toEqual([4, 3, 12])
    const afterTraining = model.asked.slice(-11).map((call) => call.split('/').slice(0, 3).join('/'))
    expect(afterTraining).toEqual([
      ...['1', '3', '2', '4'].map((user) => `12/list-interests/u:${user}`),
      ...[1, 2, 3].map((group) => `12/name-group/group-${group}`),
      ...['1', '2', '3', '4'].map((user) => `12/rank-memories/u:${user}`),
    ])
    const forecast = agentCfPlusMethod.forecastCalls?.({
      protocol: { interactions: smallInteractions, test: { instances: [{}, {}, {}, {}] } },
      settings: { ...settings, repetitions: 1, curveOn: 'test' },
    } as never)
    expect(forecast?.stages.map(({ count: stages, calls }) => [stages, calls])).toEqual([
      [12, { choose: 1, 'update-private': 1, 'derive-memory': 1, 'reflect-items': 1 }],
      [1, { 'list-interests': 4, 'name-group': 3 }],
      [3, { 'rank-memories': 4 }],
    ])
    expect(forecast?.calls).toBe(48 + 7 + 12)
  })

  it('forms groups once, after the last interaction and before the last evaluation, or none where none are wanted', async () => {
    await conduct('grouped', jumbledAgent(2))
    const kinds = (events: readonly StampedEvent[]) =>
      events.flatMap((event) => (event.type === 'stage-completed' ? [`${event.step} ${event.stage}`] : []))
    const stages = kinds(await eventsOf('grouped'))
    expect(stages.filter((stage) => stage.endsWith('interest-groups'))).toEqual(['12 interest-groups'])
    expect(stages.slice(-3)).toEqual(['12 interaction', '12 interest-groups', '12 evaluation'])
    const model = jumbledAgent(2)
    await conductMethodRun({
      ...{ home, run: 'ungrouped', model, evaluator: ranksOnly, method: agentCfPlusMethod },
      manifest: { ...manifest, settings: agentCfPlusMethod.parse({ ...settings, interestGroups: 0 }) },
    })
    expect(kinds(await eventsOf('ungrouped')).slice(-2)).toEqual(['12 interaction', '12 evaluation'])
    expect(model.asked.filter((call) => /list-interests|name-group/.test(call))).toEqual([])
  })

  it('has derived and private memories and groups in Memories, now and in the past', async () => {
    await conduct('told', jumbledAgent(2))
    const handlers = inspection()
    const now = await handlers['inspection.client']({ run: 'told', client: 'u:1' })
    expect(now.profiles.map(({ step }) => step)).toEqual([0, 1, 5, 9])
    expect(now.privateMemories.map(({ step, call }) => [step, call])).toEqual([
      [0, null],
      [1, '1/update-private/u:1'],
      [5, '5/update-private/u:1'],
      [9, '9/update-private/u:1'],
    ])
    expect(now.privateMemories[0]?.memory).toBe('I enjoy CDs.')
    expect(now.profiles[0]?.profile).toBe('I enjoy CDs.')
    expect(now.privateMemories.at(-1)?.memory).toContain('Time Out')
    expect(now.interestGroups.length).toBeGreaterThan(0)
    for (const { members, items } of now.interestGroups) {
      expect(members).toContain('u:1')
      const taken = smallInteractions.filter(({ user }) => members.includes(user))
      expect(items).toEqual(taken.slice(-5).map(({ positiveItem }) => positiveItem))
    }
    const then = await handlers['inspection.client']({ run: 'told', client: 'u:1', step: 4 })
    expect([then.privateMemories.length, then.interestGroups.length]).toEqual([2, 0])
    const item = await handlers['inspection.client']({ run: 'told', client: 'i:1' })
    expect([item.privateMemories, item.interestGroups]).toEqual([[], []])
    // i:1 was taken at steps 1 and 7 and left at 2, which is kept too; the one who left it at 12 says nothing new of it.
    expect(item.profiles.map(({ step }) => step)).toEqual([0, 1, 2, 7])
  })

  it('has its calls in Prompts, read by its own schema', async () => {
    await conduct('asked', jumbledAgent(2))
    const handlers = inspection()
    expect(await handlers['inspection.prompt']({ run: 'asked', call: '3/choose/u:2' })).toMatchObject({
      reading: { ok: false },
      repaired: { reading: { ok: true, value: { choice: expect.any(Number) as number } } },
    })
  })

  it('shows held-out items to nobody but as candidates', async () => {
    const shown: string[] = []
    const model = jumbledModel('reader', 1, async (request) => {
      const { candidates, ...rest } = request.variables as { readonly candidates?: unknown }
      if (request.prompt === 'rank-memories') expect(JSON.stringify(candidates)).toContain('Kind of Blue')
      shown.push(JSON.stringify(rest))
      return (await agent.complete(request, neverCancelled())).text
    })
    await conductMethodRun({
      ...{ home, run: 'held', manifest, model, evaluator: ranksOnly },
      method: agentCfPlusMethod,
      population: {
        ...smallPopulation,
        items: new Map([...smallPopulation.items, [heldOut.id, heldOut] as const]),
      },
      // A history that ends with the held-out item, which the learner is given and must not read.
      splits: smallPopulation.userIds.map((user) => {
        return { user, train: [], trainTimestamps: null, validation: heldOut.id, test: heldOut.id }
      }),
    })
    expect(shown.length).toBeGreaterThan(60)
    expect(shown.filter((text) => /Never Heard|hidden genre|i:99/.test(text))).toEqual([])
    const groups = (await eventsOf('held')).filter(({ type }) => type === 'interest-group-formed')
    expect(groups).toHaveLength(3)
    expect(JSON.stringify(groups)).not.toContain('i:99')
  })
})
