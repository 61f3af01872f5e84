/**
 * RecNet on a small trained model, whose replies are long, odd and cut off: what holds for the built-in agent holds for
 * it. Nothing is asked of what it says.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RunControl } from '../src/main/ports/runControl.ts'
import { createBackend } from '../src/main/workbench/backend/backend.ts'
import { configurationOf } from '../src/main/workbench/compose/configuration.ts'
import { createDatasets } from '../src/main/workbench/datasets/datasets.ts'
import { resources } from '../src/main/workbench/engine.testing.ts'
import { conductRun } from '../src/main/workbench/runs/conductRun.ts'
import { manifestOf } from '../src/main/workbench/runs/manifestOf.ts'
import type { Sandbox } from './recnet.testing.ts'
import {
  committed,
  linkTrainedModels,
  makeSmallSandbox,
  repliesIn,
  until,
  whyNoTrainedModels,
  type TrainedLinks,
} from './trainedModels.testing.ts'

const settings = {
  interactionLimit: 4,
  updateSize: 6,
  initialRouterCount: 3,
  evaluateEvery: 0,
  repetitions: 1,
  rankBy: 'probabilities',
  maxReplyTokens: 96,
  maxReasoningTokens: 96,
} as const
const flags = Object.entries(settings).flatMap(([name, value]) => [
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  String(value),
])

const missing = await whyNoTrainedModels()
const minutes = (count: number) => count * 60_000

describe.skipIf(missing !== null)(missing ?? 'a run on a trained model', () => {
  let models: TrainedLinks
  let whole: Sandbox
  let reference: { readonly events: string; readonly report: string }
  const sandboxes: Sandbox[] = []

  const sandboxed = async () => {
    const sandbox = await makeSmallSandbox()
    sandboxes.push(sandbox)
    return sandbox
  }
  const command = () => [
    ...['run', '--dataset', 'small', '--mode', 'strict', '--index', 'memory', '--out', 'run'],
    ...['--model', models.language, '--embedding', models.encoder],
    ...flags,
  ]
  const read = async (sandbox: Sandbox, run = 'run') => ({
    events: await readFile(sandbox.path(run, 'events.jsonl'), 'utf8'),
    report: await readFile(sandbox.path(run, 'report.json'), 'utf8'),
  })

  beforeAll(async () => {
    models = await linkTrainedModels()
    await models.lay()
    whole = await sandboxed()
    const finished = await whole.run(...command())
    expect(finished.code, finished.stderr).toBe(0)
    reference = await read(whole)
  }, minutes(20))

  afterAll(async () => {
    for (const sandbox of [...sandboxes, { remove: () => models.take() }]) await sandbox.remove()
  })

  it(
    'ends with the same bytes after a kill in every stage',
    async () => {
      const killed = await sandboxed()
      const events = killed.path('run', 'events.jsonl')
      const transactions = await committed(whole.path('run', 'events.jsonl'))
      // The last of each stage, so that routers and clients are killed with something to lose.
      const targets = [...new Map(transactions.map((one, at) => [one.stage, { ...one, at }])).values()]
      expect(targets.map(({ stage }) => stage).toSorted()).toEqual([
        'client-centric',
        'evaluation',
        'initialization',
        'router-centric',
      ])
      let first = true
      for (const { stage, seq, at } of targets.toSorted((a, b) => a.at - b.at)) {
        const { child, done } = killed.start(...(first ? command() : ['resume', 'run']))
        first = false
        await until(async () => (await committed(events)).length === at)
        const kept = repliesIn(killed)
        await until(() => repliesIn(killed) > kept)
        child.kill('SIGKILL')
        expect((await done).signal).toBe('SIGKILL')
        expect((await committed(events)).at(-1)?.seq ?? 0, `killed in ${stage}`).toBeLessThan(seq)
      }
      const last = await killed.run('resume', 'run')
      expect(last.code, last.stderr).toBe(0)
      expect(await read(killed)).toEqual(reference)
    },
    minutes(30),
  )

  it(
    'is done again without any model, byte for byte',
    async () => {
      await models.take()
      const replayed = await whole.run('replay', 'run', '--out', 'again')
      await models.lay()
      expect(replayed.code, replayed.stderr).toBe(0)
      expect((await read(whole, 'again')).events).toBe(reference.events)
    },
    minutes(5),
  )

  it(
    'writes the same events where four questions are asked at once',
    async () => {
      const home = await sandboxed()
      const backend = createBackend({ home: home.path('home'), resources })
      const datasets = createDatasets(backend)
      const gguf = { kind: 'gguf' as const, path: models.language, mode: 'strict' as const }
      const configuration = await configurationOf(
        { dataset: 'small', variant: 'RecNet', settings, vectorIndex: 'memory' },
        {
          ...backend,
          datasets,
          models: {
            describe: () =>
              backend.models.describe({
                languageModel: { ...gguf, sequences: 1, contextTokens: 4096 },
                embeddingModel: { kind: 'gguf', path: models.encoder },
              }),
          },
        },
      )
      const folder = home.path('four')
      await backend.runs.createAt(folder, 'four', manifestOf(configuration, backend), {})
      const run = await backend.runs.of('four').open()
      let most = 0
      let asked = 0
      const counted = async <Answer>(answer: Promise<Answer>) => {
        most = Math.max(most, ++asked)
        return answer.finally(() => (asked -= 1))
      }
      await conductRun(
        run,
        configuration.dataset,
        { control: new RunControl(), observe: () => undefined },
        {
          ...backend,
          models: {
            open: async (manifest) => {
              const opened = await backend.models.open(manifest)
              const { languageModel: one } = opened
              return {
                ...opened,
                conclude: (answer) => opened.conclude(answer),
                languageModel: {
                  description: one.description,
                  parallel: 4,
                  complete: (...question) => counted(one.complete(...question)),
                  choose: (...question) => counted(one.choose(...question)),
                },
              }
            },
          },
        },
      )
      // All attributes are asked for together, so that more may wait.
      expect(most).toBeGreaterThanOrEqual(4)
      expect(await readFile(join(folder, 'events.jsonl'), 'utf8')).toBe(reference.events)
    },
    minutes(20),
  )

  it(
    'stops within two seconds in the middle of a reply',
    async () => {
      const stopped = await sandboxed()
      const long = ['--max-reply-tokens', '2048', '--max-reasoning-tokens', '2048', '--temperature', '1']
      for (const [at, life] of [
        [...command(), ...long],
        ['resume', 'run'],
        ['resume', 'run'],
      ].entries()) {
        const kept = repliesIn(stopped)
        const { child, done } = stopped.start(...life)
        await until(() => repliesIn(stopped) > kept)
        // At other places of the reply that is being written.
        await sleep(100 + 150 * at)
        const began = performance.now()
        child.kill('SIGINT')
        const ended = await done
        expect(ended.code, `${at} ${ended.signal} ${ended.stderr}`).toBe(130)
        expect(performance.now() - began).toBeLessThan(2000)
      }
    },
    minutes(5),
  )
})
