import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ClientHistoryFold } from '#shared/events/foldClientHistory.ts'
import { ClientRowsFold } from '#shared/events/foldClientRows.ts'
import type { CommunitiesFold } from '#shared/events/foldCommunities.ts'
import { RouterHistoryFold } from '#shared/events/foldRouterHistory.ts'
import { MessageOutcomesFold } from '#shared/events/messages/foldMessageOutcomes.ts'
import { RouterLivesFold } from '#shared/events/foldRouterLives.ts'
import { emptyRunView, foldRun } from '#shared/events/foldRun.ts'
import { glanceOf } from '#shared/events/view/runGlance.ts'
import { transactionLines } from '#shared/events/log/transactionLines.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { ClientId, RouterId } from '#shared/vocabulary/ids.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { createBreather } from '../../../adapters/machine/breather.ts'
import { openRunFolder, writeManifest } from '../../../adapters/files/runFolder.ts'
import { randomness } from '../../../adapters/seededRandom.ts'
import type { Agents } from '../../../methods/method.ts'
import type { Engine } from '../../createEngine.ts'
import { importSmall, makeHome, smallSettings, untilStatus, type Home } from '../../engine.testing.ts'
import { sha256 } from '../../../adapters/sha256.ts'
import { learnerOfRun } from '../../runs/settingsOfRun.ts'
import { Recording, type RunAsOf } from './recording.ts'

/** So fine that a run of a few hundred events has moments along its log, and more of them than are kept. */
const FINE = { batch: 7, distance: 2000, most: 8, agents: 150 }

interface RecordedCase {
  readonly manifest: Manifest
  readonly folder: string
  readonly events: readonly StampedEvent[]
}

let home: Home
let engine: Engine
const cases = new Map<string, RecordedCase>()
beforeAll(async () => {
  home = await makeHome()
  engine = await home.engine()
  await importSmall(engine, home)
  const runs: RunId[] = []
  for (const [variant, settings] of [
    ['RecNet', { ...smallSettings, seed: 7, updateSize: 4 }],
    ['w/o Buffer', { ...smallSettings, seed: 3, updateSize: 4 }],
    ['AgentCF', { evaluateEvery: 16, repetitions: 1 }],
    ['AgentCF++', { evaluateEvery: 16, repetitions: 1 }],
  ] as const)
    runs.push(
      await engine.handlers['runs.start']({
        dataset: 'small',
        variant,
        settings,
        vectorIndex: 'memory',
        note: '',
      }),
    )
  await untilStatus(engine, runs, 'finished')
  for (const run of runs) {
    const manifest = await engine.handlers['runs.manifest']({ run })
    const events = await home.logged(run)
    cases.set(manifest.variant, { manifest, folder: home.path('runs', run), events })
  }
})
afterAll(() => home.remove())

describe('a run as of a step', () => {
  it.each(['RecNet', 'w/o Buffer', 'AgentCF', 'AgentCF++'])(
    'is what the whole log up to there is folded to, in whatever order steps of %s are asked for',
    async (variant) => {
      const { manifest, folder, events } = caseOf(variant)
      const recording = new Recording(learnerOfRun(manifest), createBreather, FINE)
      const run = await openRunFolder(folder)
      const random = randomness.randomFor(11)('steps', variant)
      const last = events.at(-1)?.step ?? 0
      expect(last).toBe(32)
      for (let question = 0; question < 40; question += 1) {
        const step = question === 20 ? undefined : random.below(last + 2)
        const found = await recording.asOf(step, run)
        expect(await answersOf(found), `step ${step}`).toEqual(plainAnswers(manifest, events, step))
      }
    },
  )

  it('follows a log that grows, also in the middle of a step', async () => {
    const { manifest, events } = caseOf('RecNet')
    const folder = await mkdtemp(join(tmpdir(), 'recnet-recording-'))
    await writeManifest(folder, manifest)
    const log = join(folder, 'events.jsonl')
    await writeFile(log, '')
    const recording = new Recording(learnerOfRun(manifest), createBreather, FINE)
    const random = randomness.randomFor(5)('growth')
    const ends = events.flatMap(({ type }, index) => (type === 'stage-completed' ? [index + 1] : []))
    let written = 0
    for (const end of ends) {
      const lines = transactionLines(events.slice(written, end), manifest.format, sha256)
      await appendFile(log, lines.map((line) => `${line}\n`).join(''))
      written = end
      const known = events.slice(0, end)
      const run = await openRunFolder(folder)
      for (const step of [undefined, random.below(33)])
        expect(await answersOf(await recording.asOf(step, run))).toEqual(plainAnswers(manifest, known, step))
    }
    await rm(folder, { recursive: true })
  })

  it('answers several questions at once, of which each is about another step', async () => {
    const { manifest, folder, events } = caseOf('RecNet')
    const recording = new Recording(learnerOfRun(manifest), createBreather, FINE)
    const run = await openRunFolder(folder)
    const steps = [30, 2, undefined, 17, 17, 0, 31]
    const found = await Promise.all(steps.map(async (step) => answersOf(await recording.asOf(step, run))))
    expect(found).toEqual(steps.map((step) => plainAnswers(manifest, events, step)))
  })
})

function caseOf(variant: string): RecordedCase {
  const found = cases.get(variant)
  if (!found) throw new Error(`there is no run of ${variant}`)
  return found
}

/** Everything that is asked of a run as of a step, of every client and every router. */
async function answersOf({
  step,
  glance,
  agents,
  communities,
  clients,
  routers,
  messages,
  eventsOf,
}: RunAsOf) {
  const rows = clients.rows((client) => agents.clients.get(client)?.messageBuffer.length ?? 0, step)
  const lives = routers.livesAsOf(step)
  const histories = []
  for (const { client } of rows) {
    const fold = new ClientHistoryFold(client)
    for (const event of await eventsOf(client)) fold.add(event)
    histories.push(fold.history(aroundClient(client, agents, communities)))
  }
  for (const { router } of lives) {
    const fold = new RouterHistoryFold(router)
    for (const event of await eventsOf(router)) fold.add(event)
    const nameOf = (client: ClientId) => clients.nameOf(client)
    const living = agents.routers.get(router)
    const [life, outcomes] = [routers.of(router, step), messages.of(router, step)]
    histories.push(fold.history({ life, communities, nameOf, living, messages: outcomes }))
  }
  return { step, glance, rows, lives, histories, agents: namedAgents(agents) }
}

/** The same, with every fold begun at the first event and told of all events up to the step. */
function plainAnswers(manifest: Manifest, all: readonly StampedEvent[], until = Infinity) {
  const events = all.filter(({ step }) => step <= until)
  const [learner, clients, routers] = [learnerOfRun(manifest), new ClientRowsFold(), new RouterLivesFold()]
  learner.apply(events)
  const messages = new MessageOutcomesFold()
  for (const event of events) {
    clients.add(event)
    routers.add(event)
    messages.add(event)
  }
  const agents: Agents = learner.agents ?? { clients: new Map(), routers: new Map() }
  const { communities, lives } = routers
  const rows = clients.rows((client) => agents.clients.get(client)?.messageBuffer.length ?? 0)
  const clientHistory = (client: ClientId) => {
    const fold = new ClientHistoryFold(client)
    for (const event of events) fold.add(event)
    return fold.history(aroundClient(client, agents, communities))
  }
  const routerHistory = (router: RouterId) => {
    const fold = new RouterHistoryFold(router)
    for (const event of events) fold.add(event)
    const nameOf = (client: ClientId) => clients.nameOf(client)
    const [life, living, outcomes] = [routers.of(router), agents.routers.get(router), messages.of(router)]
    return fold.history({ life, communities, nameOf, living, messages: outcomes })
  }
  return {
    step: events.at(-1)?.step ?? 0,
    glance: glanceOf(foldRun(emptyRunView(), events)),
    rows,
    lives,
    histories: [
      ...rows.map(({ client }) => clientHistory(client)),
      ...lives.map(({ router }) => routerHistory(router)),
    ],
    agents: namedAgents(agents),
  }
}

function aroundClient(client: ClientId, agents: Agents, communities: CommunitiesFold) {
  return {
    messageBuffer: agents.clients.get(client)?.messageBuffer ?? [],
    communities: communities.having(client),
  }
}

function namedAgents({ clients, routers }: Agents) {
  return { clients: [...clients], routers: [...routers] }
}
