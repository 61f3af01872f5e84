/** The view of a run, which every page and the terminal show: each kind of event by cases that were computed by hand. */
import { describe, expect, it } from 'vitest'
import { METRIC_NAMES, type EvaluationReport, type MethodReport } from '../vocabulary/results.ts'
import { delivered, described, stamped, toldRun } from './events.testing.ts'
import { emptyRunView, FEED_LENGTH, foldRun, measuredLambda, type RunView } from './foldRun.ts'
import type { CallCounts, RunEvent, Stage, StampedEvent } from './runEvents.ts'

describe('foldRun', () => {
  it('folds the told run of three routers to these numbers', () => {
    const view = foldRun(emptyRunView(), toldRun())
    // 7 events of step 0, 13 of step 1, 11 of step 2 and 9 of step 3; none of them an evaluation or the end.
    expect(view).toMatchObject({ seq: 40, step: 3, finished: false, report: null })
    expect(view).toMatchObject({ judged: 3, right: 1, unparsed: 0, rewards: [0, 1, 0] })
    expect(view).toMatchObject({ profileRevisions: 1, ruleRevisions: 1, clientUpdates: 0 })
    // Messages: three of step 1, three of step 2, one of step 3.
    expect(view).toMatchObject({ messages: 7, routerStages: 3, routerUpdates: 6 })
    // r1 r2 r3, then r1 → r4 r5 (+1) and r3 → r2 (-1) in the same step, then a rewrite.
    expect(view.routerCount).toBe(3)
    expect(view.routerCounts).toEqual([
      { step: 0, count: 3, splits: 0, merges: 0, rewrites: 0 },
      { step: 1, count: 3, splits: 0, merges: 0, rewrites: 0 },
      { step: 2, count: 3, splits: 1, merges: 1, rewrites: 0 },
      { step: 3, count: 3, splits: 0, merges: 0, rewrites: 1 },
    ])
    expect(view.routingTables.map(({ step, threshold }) => [step, threshold])).toEqual([
      [1, 0.5],
      [2, 0.4],
      [3, 0.3],
    ])
  })

  it('is the same for a batch, for one event at a time, and for batches of any size', () => {
    const events = [...toldRun(), ...after(toldRun(), 4, [evaluated(0.5, true), { type: 'run-finished' }])]
    const batch = foldRun(emptyRunView(), events)
    for (const size of [1, 2, 7]) {
      let view = emptyRunView()
      for (let at = 0; at < events.length; at += size) view = foldRun(view, events.slice(at, at + size))
      expect(view).toEqual(batch)
    }
  })

  it('leaves aside what it knows already, so that catching up twice does no harm', () => {
    const events = toldRun()
    const view = foldRun(emptyRunView(), events)
    expect(foldRun(view, events)).toBe(view)
    expect(foldRun(view, [])).toBe(view)
    const half = foldRun(emptyRunView(), events.slice(0, 12))
    expect(foldRun(half, events.slice(5))).toEqual(view)
  })

  it('changes neither the view it is given nor the events', () => {
    const events = [...toldRun(), ...after(toldRun(), 4, [evaluated(0.5, false)])]
    const before = deeplyFrozen(foldRun(emptyRunView(), deeplyFrozen(events.slice(0, 15))))
    const copy = structuredClone(before)
    const next = foldRun(before, deeplyFrozen(events.slice(15)))
    expect(before).toEqual(copy)
    expect(next.routerCounts).not.toBe(before.routerCounts)
    expect(next.rewards).not.toBe(before.rewards)
  })
})

describe('the routers of a view', () => {
  const create = (router: `r${number}`): RunEvent => ({ type: 'router-created', birth: birth(router) })
  const split = (router: `r${number}`, into: readonly `r${number}`[]): RunEvent => {
    return { type: 'router-split', router, into: into.map(birth), causes: [], call: '' }
  }
  const merge = (router: `r${number}`, target: `r${number}`): RunEvent => {
    return { type: 'routers-merged', router, target, profile: '', attributes: [], causes: [], call: '' }
  }
  const rewrite: RunEvent = { type: 'router-rewritten', router: 'r1', profile: '', causes: [], call: '' }
  const clear: RunEvent = { type: 'update-set-cleared', clients: 5, routers: 4 }

  it('are one more for each that is made, one less for each merge, and a split replaces its parent', () => {
    const view = told([
      [0, [create('r1'), create('r2')]],
      // 2 - 1 + 3 = 4
      [50, [split('r1', ['r3', 'r4', 'r5'])]],
      // 4 - 1 - 1 = 2
      [100, [merge('r3', 'r2'), merge('r4', 'r2')]],
    ])
    expect(view.routerCount).toBe(2)
    expect(view.routerCounts).toEqual([
      { step: 0, count: 2, splits: 0, merges: 0, rewrites: 0 },
      { step: 50, count: 4, splits: 1, merges: 0, rewrites: 0 },
      { step: 100, count: 2, splits: 0, merges: 2, rewrites: 0 },
    ])
  })

  it('make one point of a step, also where it arrives in several batches', () => {
    let view = told([
      [0, [create('r1'), create('r2')]],
      [9, [split('r1', ['r3', 'r4'])]],
    ])
    for (const event of [split('r3', ['r5', 'r6']), merge('r2', 'r4'), rewrite, rewrite])
      view = foldRun(view, stamped(9, [event], view.seq))
    // 2, +1, +1, -1, and rewrites change no count.
    expect(view.routerCounts).toEqual([
      { step: 0, count: 2, splits: 0, merges: 0, rewrites: 0 },
      { step: 9, count: 3, splits: 2, merges: 1, rewrites: 2 },
    ])
  })

  it('have a point at the end of an update that changed none of them, and the updated ones are counted', () => {
    const view = told([
      [0, [create('r1')]],
      [10, [clear]],
      [20, [clear]],
    ])
    expect(view.routerCounts.map(({ step, count }) => [step, count])).toEqual([
      [0, 1],
      [10, 1],
      [20, 1],
    ])
    expect(view).toMatchObject({ routerStages: 2, routerUpdates: 8 })
  })

  it('have a point for every routing table, without what a point does not draw', () => {
    const histogram = [0, 3, 1]
    const view = told([
      [10, [{ type: 'routing-table-built', threshold: 0.62, scored: 4, passed: 1, histogram }]],
    ])
    expect(view.routingTables).toEqual([{ step: 10, threshold: 0.62, scored: 4, passed: 1, histogram }])
  })

  it.each<RunEvent>([
    described('u:1', 'Ada'),
    { type: 'buffer-drained', client: 'u:1', messages: [], call: '' },
    { type: 'attributes-extracted', client: 'u:1', attributes: ['jazz'], added: ['jazz'] },
    { type: 'attributes-assigned', router: 'r1', attributes: ['jazz'] },
    { type: 'router-confirmed', router: 'r1', causes: [], refused: null, call: '' },
    { type: 'router-summarized', router: 'r1', profile: 'jazz', call: '' },
  ])('are not touched by $type, which moves the view to its step and nothing else', (event) => {
    expect(told([[6, [event]]])).toEqual({ ...emptyRunView(), seq: 1, step: 6 })
  })
})

describe('the clients of a view', () => {
  it('count right predictions, and those that could not be read as wrong', () => {
    const view = told([
      [1, [judged(1, 1, 'i:1')]],
      [2, [judged(2, 0, 'i:2')]],
      [3, [judged(3, 0, null)]],
      [4, [judged(4, 1, 'i:1')]],
    ])
    expect(view).toMatchObject({ judged: 4, right: 2, unparsed: 1, rewards: [1, 0, 0, 1] })
  })

  it('count revisions of profiles by reception and by optimisation, revisions of rules, and messages of both ways', () => {
    const profile = (revision: number, reason: 'reception' | 'optimization'): RunEvent => {
      return { type: 'profile-revised', client: 'u:1', revision, profile: '', reason, cause: null, call: '' }
    }
    const rules: RunEvent = {
      type: 'filter-memory-revised',
      client: 'u:1',
      revision: 2,
      rules: [],
      cause: 'g1.1',
      call: '',
    }
    const message = { from: 'r1', text: 'jazz', routingScore: 0.7, step: 2 } as const
    const view = told([
      [1, [profile(2, 'reception'), profile(3, 'optimization'), rules]],
      [
        2,
        [
          delivered('r1', 'u:1', 0.7, 2),
          { type: 'message-integrated', client: 'u:1', message, call: '' },
          delivered('r1', 'i:1', 0.6, 2),
        ],
      ],
    ])
    expect(view).toMatchObject({ profileRevisions: 2, ruleRevisions: 1, messages: 3 })
  })

  it('give λ of Table 5: calls for clients by client updates', () => {
    const updated = (client: 'u:1' | 'i:1' | 'i:2'): RunEvent => ({ type: 'client-updated', client })
    const three = [updated('u:1'), updated('i:1'), updated('i:2')]
    expect(measuredLambda(emptyRunView())).toBeNull()
    const view = told([
      [1, [...three, ended('client-centric', { merge: 3, predict: 1, gradient: 1, optimizer: 2 })]],
      [1, [ended('router-centric', { extract: 3, merge: 5, optimizer: 2, summarize: 2 })]],
    ])
    // 7 of Stage 1, 3 of extraction and 5 of merges on delivery over 3 updates; rewrites and summaries are the routers'.
    expect(view).toMatchObject({ clientUpdates: 3, clientCalls: 15, routerCalls: 4, propagationCalls: 0 })
    expect(measuredLambda(view)).toBe(5)
  })
})

describe('the calls of a view', () => {
  it('add up by prompt, over stages and steps', () => {
    const first: CallCounts = counts(4, { repaired: 1, promptTokens: 100, replyTokens: 10 })
    const second: CallCounts = counts(6, { fellBack: 2, shortened: 1, promptTokens: 50, replyTokens: 5 })
    const view = told([
      [0, [{ type: 'stage-completed', stage: 'initialization', calls: { extract: first } }]],
      [1, [{ type: 'stage-completed', stage: 'client-centric', calls: { predict: second } }]],
      [1, [{ type: 'stage-completed', stage: 'router-centric', calls: { extract: second } }]],
    ])
    expect(view.calls).toEqual({
      extract: counts(10, {
        repaired: 1,
        fellBack: 2,
        shortened: 1,
        promptTokens: 150,
        replyTokens: 15,
      }),
      predict: second,
    })
  })

  it('of initialization and of evaluations are neither of clients nor of routers', () => {
    const view = told([
      [0, [ended('initialization', { describe: 8, extract: 8, summarize: 3 })]],
      [10, [ended('evaluation', { merge: 20, rank: 5 })]],
    ])
    expect(view).toMatchObject({ clientCalls: 0, routerCalls: 0 })
    expect(view.calls.rank).toEqual(counts(5))
  })
})

describe('the evaluations of a view', () => {
  it('are points of the NDCG curve, with means and intervals but without rankings', () => {
    const view = told([
      [0, [evaluated(0.5, false)]],
      [10, [evaluated(0.625, true)]],
    ])
    expect(view.evaluations.map(({ step, final }) => [step, final])).toEqual([
      [0, false],
      [10, true],
    ])
    expect(view.evaluations.map(({ methods }) => methods.map(({ method }) => method))).toEqual([
      ['RecNet', 'Pop'],
      ['RecNet', 'Pop'],
    ])
    const [recnet] = view.evaluations[1]!.methods
    expect(recnet).toMatchObject({ caveat: 'text rules', users: 2, repetitions: 1, coverage: 1 })
    expect(recnet!.mean['ndcg@10']).toBe(0.625)
    expect(recnet!.interval['ndcg@10']).toEqual({ low: 0.525, high: 0.725 })
    expect(recnet).not.toHaveProperty('outcomes')
    expect(view.evaluations[1]!.floor['ndcg@10']).toBe(0.4544)
  })

  it('leave the newest report whole, and none of its rankings in the feed', () => {
    const view = told([
      [0, [evaluated(0.5, false)]],
      [10, [evaluated(0.625, true)]],
    ])
    expect(view.report).toEqual(report(0.625))
    const fed = view.feed.flatMap((event) => (event.type === 'evaluation-completed' ? [event] : []))
    expect(fed).toHaveLength(2)
    expect(fed.flatMap((event) => event.report.methods.flatMap(({ outcomes }) => outcomes))).toEqual([])
    // What the feed tells is a copy: the report that is kept has its rankings still.
    expect(view.report?.methods.flatMap(({ outcomes }) => outcomes)).toHaveLength(4)
  })
})

describe('the feed and the end of a view', () => {
  it('tell what a person wants to know, in order, and nothing of the rest', () => {
    expect(foldRun(emptyRunView(), toldRun()).feed.map(({ step, type }) => `${step} ${type}`)).toEqual([
      '1 interaction-judged',
      '1 routing-table-built',
      '2 interaction-judged',
      '2 router-split',
      '2 routers-merged',
      '2 routing-table-built',
      '3 interaction-judged',
      '3 filter-memory-revised',
      '3 router-rewritten',
      '3 routing-table-built',
    ])
  })

  it('forget all but the newest, whether they come at once or one at a time', () => {
    const many = stamped(
      1,
      Array.from({ length: FEED_LENGTH + 30 }, () => judged(1, 1, 'i:1')),
    )
    const atOnce = foldRun(emptyRunView(), many)
    expect(atOnce.feed.map(({ seq }) => seq)).toEqual(
      Array.from({ length: FEED_LENGTH }, (_, place) => place + 31),
    )
    expect(many.reduce((view, event) => foldRun(view, [event]), emptyRunView())).toEqual(atOnce)
    // The curve forgets nothing.
    expect(atOnce.rewards).toHaveLength(FEED_LENGTH + 30)
  })

  it('say when a run has ended, and at which step', () => {
    const running = told([[10, [judged(10, 1, 'i:1')]]])
    const finished = foldRun(running, stamped(10, [{ type: 'run-finished' }], running.seq))
    expect([running.finished, finished.finished]).toEqual([false, true])
    expect(finished).toMatchObject({ step: 10, seq: 2 })
    expect(finished.feed.at(-1)).toMatchObject({ type: 'run-finished' })
  })
})

/** From nothing, these events of these steps. */
function told(steps: readonly (readonly [step: number, events: readonly RunEvent[]])[]): RunView {
  return steps.reduce(
    (view, [step, events]) => foldRun(view, stamped(step, events, view.seq)),
    emptyRunView(),
  )
}

function after(events: readonly StampedEvent[], step: number, more: readonly RunEvent[]): StampedEvent[] {
  return stamped(step, more, events.length)
}

function birth(router: `r${number}`) {
  return { router, profile: '', attributes: [] }
}

function judged(step: number, reward: 0 | 1, predictedItem: `i:${string}` | null): RunEvent {
  return {
    type: 'interaction-judged',
    step,
    user: 'u:1',
    positiveItem: 'i:1',
    negativeItem: 'i:2',
    predictedItem,
    reward,
    reasoning: '',
    call: `${step}/predict/u:1`,
  }
}

function counts(calls: number, named: Partial<CallCounts> = {}): CallCounts {
  return { calls, repaired: 0, fellBack: 0, shortened: 0, promptTokens: 0, replyTokens: 0, ...named }
}

function ended(stage: Stage, calls: Readonly<Record<string, number>>): RunEvent {
  const byPrompt = Object.entries(calls).map(([prompt, number]) => [prompt, counts(number)] as const)
  return { type: 'stage-completed', stage, calls: Object.fromEntries<CallCounts>(byPrompt) }
}

function evaluated(mean: number, final: boolean): RunEvent {
  return { type: 'evaluation-completed', final, report: report(mean) }
}

/** RecNet and one reference, two users each. */
function report(mean: number): EvaluationReport {
  return {
    protocol: {
      split: 'leave-one-out',
      candidates: 10,
      repetitions: 1,
      users: 2,
      negatives: 'given',
      seed: 7,
      dataset: 'demo',
      datasetHash: 'abc',
    },
    floor: everyMetric(0.4544),
    methods: [method('RecNet', mean, 'text rules'), method('Pop', 0.25, null)],
    tests: [],
  }
}

function method(name: string, mean: number, caveat: string | null): MethodReport {
  const outcome = (user: `u:${number}`) =>
    ({ user, repetition: 0, positiveItem: 'i:1', rank: 1, coverage: 1, ranking: ['i:1', 'i:2'] }) as const
  return {
    method: name,
    caveat,
    users: 2,
    repetitions: 1,
    mean: everyMetric(mean),
    interval: everyMetric({ low: mean - 0.1, high: mean + 0.1 }),
    perRepetition: [everyMetric(mean)],
    coverage: 1,
    outcomes: [outcome('u:1'), outcome('u:2')],
  }
}

function everyMetric<T>(value: T): Readonly<Record<(typeof METRIC_NAMES)[number], T>> {
  return Object.fromEntries(METRIC_NAMES.map((name) => [name, value])) as Record<
    (typeof METRIC_NAMES)[number],
    T
  >
}

function deeplyFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deeplyFrozen(part)
  }
  return value
}
