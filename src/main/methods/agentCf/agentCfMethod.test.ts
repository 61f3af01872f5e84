/** AgentCF through the runner: one question at a time or several, whole or killed, and what its pages show. */
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildManifest } from '#shared/charts/figureRun.testing.ts'
import { emptyRunView, foldRun, type RunView } from '#shared/events/foldRun.ts'
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
import { agentCfMethod } from './agentCfMethod.ts'

const settings = { evaluateEvery: 5, rankingMode: 'retrieval', updateNegative: true }
const manifest = buildManifest({ variant: 'AgentCF', settings: agentCfMethod.parse(settings) })

const agent = createLexicalLanguageModel()
/** The built-in agent, out of order; its first reply of step 3 cannot be read. */
const jumbledAgent = (parallel: number): AskedModel =>
  jumbledModel('jumbled agent', parallel, async (request) =>
    request.call === '3/choose/u:2/1' ? 'Hm.' : (await agent.complete(request, neverCancelled())).text,
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

describe('a run of AgentCF', () => {
  let home: string
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'recnet-agentcf-'))
  })
  afterEach(async () => {
    await rm(home, { recursive: true, force: true })
  })

  const folderOf = (run: string) => join(home, 'runs', run)
  const bytesOf = (run: string) => readFile(join(folderOf(run), 'events.jsonl'), 'utf8')
  const conduct = (run: string, model: AskedModel, mostAsked = Infinity) =>
    conductMethodRun({
      ...{ home, run, manifest, model, mostAsked },
      method: agentCfMethod,
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
        ({ variant, settings: values }) => agentCfMethod.learner(variant, values),
      ),
      prompts: [agentCfMethod.prompts],
      recomputed: {
        newestStep: async () => 0,
        ofStep: async () => ({ calls: [], partial: false }),
        promptHashes: () => ({}),
      },
    })
  }
  async function viewOf(run: string): Promise<RunView> {
    const folder = await openRunFolder(folderOf(run))
    let view = emptyRunView()
    for await (const events of folder.transactions())
      view = foldRun(
        view,
        events.filter(({ type }) => type !== 'evaluation-completed'),
      )
    return view
  }

  it('writes the same log with four questions at once as with one', async () => {
    await conduct('alone', jumbledAgent(1))
    const model = jumbledAgent(4)
    await conduct('together', model)
    expect(model.most()).toBeGreaterThan(1)
    expect(await bytesOf('together')).toBe(await bytesOf('alone'))
  })

  it.each([4, 23, 47])(
    'goes on where a kill after %i calls left it, and asks nothing twice',
    async (calls) => {
      await conduct('whole', jumbledAgent(2))
      await expect(conduct('killed', jumbledAgent(2), calls)).rejects.toMatchObject({ code: 'cancelled' })
      const before = await bytesOf('killed')
      await appendFile(join(folderOf('killed'), 'events.jsonl'), '{"seq":999,"step":9,"type":"profile-re')
      const model = jumbledAgent(2)
      await conduct('killed', model)
      const whole = await bytesOf('whole')
      expect(whole.startsWith(before)).toBe(true)
      expect(await bytesOf('killed')).toBe(whole)
      const { calls: counts } = await viewOf('whole')
      const all = Object.values(counts).reduce((sum, { calls: made, repaired }) => sum + made + repaired, 0)
      expect(model.asked.length).toBeLessThanOrEqual(all - calls + 1)
    },
  )

  it('makes five or six calls an interaction, as forecast', async () => {
    await conduct('counted', jumbledAgent(2))
    const { calls, judged, step, profileRevisions, unparsed } = await viewOf('counted')
    expect([judged, step, unparsed]).toEqual([12, 12, 0])
    const count = (prompt: string) => calls[prompt]?.calls ?? 0
    expect(count('choose')).toBe(24)
    const learning = count('choose') + count('reflect-user') + count('reflect-items')
    expect(learning).toBeGreaterThanOrEqual(60)
    expect(learning).toBeLessThanOrEqual(72)
    expect(profileRevisions).toBeGreaterThan(24)
    expect(calls['choose']?.repaired).toBe(1)
    // Three evaluations of four users.
    expect(count('rank-agents')).toBe(12)
    const forecast = agentCfMethod.forecastCalls?.({
      protocol: { interactions: smallInteractions, test: { instances: [{}, {}, {}, {}] } },
      settings: { ...settings, repetitions: 1, curveOn: 'test' },
    } as never)
    expect(forecast?.stages.map(({ count: stages, calls: of }) => [stages, of])).toEqual([
      [12, { choose: 2, 'reflect-user': 1.4, 'reflect-items': 2 }],
      [3, { 'rank-agents': 4 }],
    ])
    expect(forecast?.calls).toBe(Math.round(12 * 5.4 + 12))
  })

  it('has the self-introductions of its agents in Memories, now and in the past', async () => {
    await conduct('told', jumbledAgent(2))
    const handlers = inspection()
    const { profiles } = await handlers['inspection.client']({ run: 'told', client: 'u:1' })
    expect(profiles.map(({ step }) => step)).toEqual([0, 1, 5, 9])
    expect(profiles.map(({ profile }) => profile)).toEqual([
      'I enjoy CDs.',
      expect.stringContaining('Kind of Blue'),
      expect.stringContaining('Giant Steps'),
      expect.stringContaining('Time Out'),
    ])
    const then = await handlers['inspection.client']({ run: 'told', client: 'i:1', step: 4 })
    const now = await handlers['inspection.client']({ run: 'told', client: 'i:1' })
    expect(then.profiles.length).toBeLessThan(now.profiles.length)
    // Two interactions took it; however often it was described, each counts once.
    expect(now.profiles.at(-1)?.profile).toContain('Chosen by 2 people.')
  })

  it('has its calls in Prompts, read by its own schema', async () => {
    await conduct('asked', jumbledAgent(2))
    const handlers = inspection()
    expect(await handlers['inspection.prompt']({ run: 'asked', call: '3/choose/u:2/1' })).toMatchObject({
      reading: { ok: false },
      repaired: { reading: { ok: true, value: { choice: expect.any(Number) as number } } },
    })
  })

  it('is the same run with the paths of a graph as KGLA, in any number of questions at once', async () => {
    const splits = smallPopulation.userIds.map((user) => {
      const train = smallInteractions.flatMap((record) => (record.user === user ? [record.positiveItem] : []))
      return { user, train, trainTimestamps: null, validation: null, test: null }
    })
    const values = agentCfMethod.parse({ ...settings, ...agentCfMethod.variants['KGLA'] })
    const shown: string[] = []
    const conductKgla = async (run: string, parallel: number) => {
      const model = jumbledModel('reader', parallel, async (request) => {
        shown.push(`${request.call} ${JSON.stringify(request.variables)}`)
        return (await agent.complete(request, neverCancelled())).text
      })
      await conductMethodRun({
        ...{ home, run, model, splits, method: agentCfMethod, evaluator: ranksOnly },
        manifest: buildManifest({ variant: 'KGLA', settings: values }),
      })
    }
    await conductKgla('kgla', 1)
    const alone = shown.splice(0)
    await conductKgla('together', 4)
    expect(await bytesOf('together')).toBe(await bytesOf('kgla'))
    expect(shown.toSorted()).toEqual(alone.toSorted())
    const paths = (call: string) => /"paths":"[^"]/.test(alone.find((said) => said.startsWith(call)) ?? '')
    // Nobody has taken anything before; in step 9 both have, and both items are connected with what they took.
    expect([paths('1/choose/u:1/1'), paths('9/choose/u:1/1'), paths('12/rank-agents/u:1/0/0')]).toEqual([
      false,
      true,
      true,
    ])
    const { calls } = await viewOf('kgla')
    expect(calls['choose']?.calls).toBe(24)
    expect(alone.length).toBeLessThanOrEqual(72 + 12)
  })

  it('shows items that nobody trained on to no agent that learns', async () => {
    const shown: string[] = []
    const model = jumbledModel('reader', 1, async (request) => {
      if (request.prompt !== 'rank-agents') shown.push(JSON.stringify(request.messages))
      return (await agent.complete(request, neverCancelled())).text
    })
    const held = { id: 'i:99', title: 'Never Heard', category: 'hidden genre', description: '' } as const
    const items = new Map([...smallPopulation.items, [held.id, held] as const])
    await conductMethodRun({
      ...{ home, run: 'held', manifest, model, evaluator: ranksOnly },
      method: agentCfMethod,
      population: { ...smallPopulation, items },
    })
    expect(shown.length).toBeGreaterThanOrEqual(60)
    expect(shown.filter((text) => /Never Heard|hidden genre/.test(text))).toEqual([])
  })
})
