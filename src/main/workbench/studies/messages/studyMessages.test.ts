import { afterAll, beforeAll, expect, it } from 'vitest'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { MessagesReport } from '#shared/vocabulary/studies/messagesReport.ts'
import type { Engine } from '../../createEngine.ts'
import { importSmall, makeHome, type Home } from '../../engine.testing.ts'
import { recNetSettings, smallStudy, startStudy, untilStudy } from '../studies.testing.ts'

let home: Home
let engine: Engine
let study: string
let report: MessagesReport

const rows = ['RecNet', 'RecNet, no messages', 'RecNet, shuffled messages']

beforeAll(async () => {
  home = await makeHome()
  engine = await home.engine()
  await importSmall(engine, home)
  study = await startStudy(
    engine,
    smallStudy({ rows, seeds: [1, 2], settings: { ...recNetSettings, updateSize: 4 } }),
  )
  await untilStudy(engine, study, 'ended')
  report = await engine.handlers['studies.messages']({ study })
}, 120_000)
afterAll(() => home.remove())

async function judgedIn(
  run: string,
): Promise<readonly Extract<StampedEvent, { type: 'interaction-judged' }>[]> {
  return (await home.logged(run)).filter((event) => event.type === 'interaction-judged')
}

it('pairs the interactions of RecNet with those of both controls', async () => {
  expect(report.blocks.map(({ row, dataset }) => [row, dataset])).toEqual([['RecNet', 'small']])
  const [block] = report.blocks
  expect(block?.seeds.map(({ seed, run, controls }) => [seed, run, controls.map(({ unpaired }) => unpaired)])).toEqual([
    [1, 'small-recnet-1', [null, null]],
    [2, 'small-recnet-2', [null, null]],
  ]) // prettier-ignore
  const all = block?.comparisons.find(({ about, control }) => about === 'all' && control === 'no messages')
  const own = [...(await judgedIn('small-recnet-1')), ...(await judgedIn('small-recnet-2'))]
  const others = block?.seeds.flatMap(({ controls }) => controls.slice(0, 1).map(({ run }) => run)) ?? []
  const control = (await Promise.all(others.map(judgedIn))).flat()
  expect(all?.interactions).toBe(own.length)
  const mean = (events: typeof own) => events.reduce((sum, { reward }) => sum + reward, 0) / events.length
  expect(all?.recNet).toBeCloseTo(mean(own), 12)
  expect(all?.against).toBeCloseTo(mean(control), 12)
})

it('says what is missing where nothing has finished', async () => {
  expect(report.notes).toEqual([])
  const draft = await engine.handlers['studies.create']({ file: smallStudy({ rows: ['RecNet', 'Pop'] }) })
  const { blocks, notes } = await engine.handlers['studies.messages']({ study: draft })
  expect(blocks).toEqual([])
  expect(notes).toEqual([
    '2 of 2 runs of this study have not finished as it has them, and are not in here.',
    'No row of this study that sends messages through routers has finished: add RecNet, with “RecNet, no messages” or “RecNet, shuffled messages” beside it.',
  ])
})

it('is the same when it is asked again, by this engine and by another', async () => {
  expect(await engine.handlers['studies.messages']({ study })).toEqual(report)
  await engine.close()
  engine = await home.engine()
  expect(await engine.handlers['studies.messages']({ study })).toEqual(report)
})

it('is exported as CSV', async () => {
  const file = await engine.handlers['studies.messagesTable']({ study, table: 'messages-routers' })
  expect(file).toMatchObject({ fileName: 'messages-routers_small-1.csv', mime: 'text/csv' })
  const lines = Buffer.from(file.base64, 'base64').toString('utf8').split('\r\n')
  expect(lines.filter((line) => line.startsWith('small,'))).toHaveLength(
    report.blocks[0]?.routers.length ?? 0,
  )
})
