/** Builders of study results for tests of tables and figures. */
import { METRIC_NAMES, type Interval, type MetricName, type MetricValues } from '../vocabulary/results.ts'
import { studyFile, type AskedStudy } from '../vocabulary/studies/studyFile.ts'
import type {
  StudyBlock,
  StudyCost,
  StudyResultRow,
  StudyResults,
  StudyRun,
  StudyTest,
} from '../vocabulary/studies/studyResults.ts'

/** Builds metrics that all have this value, except for the named ones. */
export function metricValues(value: number, named: Partial<MetricValues> = {}): MetricValues {
  return {
    ...(Object.fromEntries(METRIC_NAMES.map((metric) => [metric, value])) as unknown as MetricValues),
    ...named,
  }
}

/** Builds the intervals that reach this far to either side. */
export function intervalsAround(mean: MetricValues, half = 0.02): Readonly<Record<MetricName, Interval>> {
  return Object.fromEntries(
    METRIC_NAMES.map((metric) => [metric, { low: mean[metric] - half, high: mean[metric] + half }]),
  ) as unknown as Readonly<Record<MetricName, Interval>>
}

/** Builds one run of a row; its seed is part of its name. */
export function buildStudyRun(seed: number, mean: MetricValues, parts: Partial<StudyRun> = {}): StudyRun {
  return { run: `run-${seed}`, seed, final: true, mean, routerCounts: [], ...parts }
}

/** Builds a row at its only point, with two seeds and intervals of 0.02 either way. */
export function buildStudyRow(
  name: string,
  mean: MetricValues,
  parts: Partial<StudyResultRow> = {},
): StudyResultRow {
  return {
    name,
    row: name,
    point: {},
    variant: name,
    caveat: null,
    languageModel: 'built-in agent v2',
    embeddingModel: 'hashing-512 v1',
    runs: [buildStudyRun(2020, mean), buildStudyRun(2021, mean)],
    heldOut: 'test',
    users: 100,
    effectiveSeeds: 2,
    effectiveRepetitions: 3,
    mean,
    interval: intervalsAround(mean),
    coverage: 1,
    cost: null,
    coldStart: null,
    ...parts,
  }
}

/** Builds a test of RecNet against another row at NDCG@10. */
export function buildStudyTest(parts: Partial<StudyTest> = {}): StudyTest {
  return {
    row: 'RecNet',
    against: 'Pop',
    metric: 'ndcg@10',
    difference: 0.1,
    interval: { low: 0.05, high: 0.15 },
    over: 'seeds and users',
    t: 3.1,
    degrees: 12,
    pValue: 0.004,
    pHolm: 0.008,
    effect: 0.4,
    superiority: 0.61,
    wins: 50,
    ties: 22,
    losses: 28,
    detectable: 0.06,
    ...parts,
  }
}

/** Builds what the runs of a row took. */
export function buildStudyCost(parts: Partial<StudyCost> = {}): StudyCost {
  return {
    calls: {
      merge: { calls: 300, repaired: 0, fellBack: 0, shortened: 0, promptTokens: 90000, replyTokens: 12000 },
      route: { calls: 100, repaired: 0, fellBack: 0, shortened: 0, promptTokens: 40000, replyTokens: 5000 },
    },
    clientCalls: 300,
    routerCalls: 100,
    propagationCalls: 0,
    clientsPerUpdate: 25,
    routersPerUpdate: 6,
    routerStages: 8,
    receiversPerClient: null,
    lambda: 1.2,
    mu: 1,
    growth: null,
    time: { total: 240000, model: 180000, embedding: 30000, index: 6000, rest: 24000 },
    ...parts,
  }
}

/** Builds a block on the demo data with a floor of 0.1, 0.2948 and 0.4544. */
export function buildStudyBlock(
  rows: readonly StudyResultRow[],
  parts: Partial<StudyBlock> = {},
): StudyBlock {
  const dataset = parts.dataset ?? 'demo'
  return {
    dataset,
    model: 'built-in agent',
    protocol: {
      split: 'leave-one-out',
      heldOut: 'test',
      candidates: 10,
      repetitions: 3,
      users: 100,
      negatives: 'sampled uniformly',
      seed: 2020,
      dataset,
      datasetHash: 'abcdef0123456789',
    },
    floor: metricValues(0.3, { 'ndcg@1': 0.1, 'ndcg@5': 0.2948, 'ndcg@10': 0.4544 }),
    rows,
    tests: [],
    marks: [],
    summary: [],
    laws: [],
    shortcuts: null,
    notes: [],
    ...parts,
  }
}

/** Builds the results of a study that is complete unless `parts` says otherwise. */
export function buildStudyResults(
  blocks: readonly StudyBlock[],
  { file = {}, ...parts }: Partial<Omit<StudyResults, 'file'>> & { readonly file?: Partial<AskedStudy> } = {},
): StudyResults {
  const cells = blocks.flatMap(({ rows }) => rows.flatMap(({ runs }) => runs)).length
  return {
    study: 'study-1',
    file: studyFile.parse({
      format: 1,
      title: 'A study',
      kind: 'methods',
      datasets: [...new Set(blocks.map(({ dataset }) => dataset))],
      rows: [...new Set(blocks.flatMap(({ rows }) => rows.map(({ row }) => row)))],
      seeds: [2020, 2021],
      ...file,
    }),
    evaluated: cells,
    cells,
    blocks,
    notes: [],
    ...parts,
  }
}

/** Builds the results of a study of which every table and figure has something to show: two backbones and a swept setting. */
export function buildEveryStudyPart(): StudyResults {
  const mean = metricValues(0.5, { 'ndcg@1': 0.2, 'ndcg@5': 0.4 })
  const pair = {
    clients: 12,
    fallbacks: 2,
    plain: mean,
    augmented: mean,
    plainInterval: intervalsAround(mean),
    augmentedInterval: intervalsAround(mean),
    tests: [],
  }
  const growth = {
    exponent: 1,
    factor: 2,
    fit: 0.99,
    points: [25, 50, 75].map((records) => ({ records, calls: 2 * records })),
  }
  const routerCounts = [0, 25, 50].map((step) => ({
    step,
    count: 20 - step / 25,
    splits: 0,
    merges: 1,
    rewrites: 2,
  }))
  const rows = [
    buildStudyRow('AgentCF', mean, { cost: buildStudyCost({ routerCalls: 0 }) }),
    ...[10, 25].map((updateSize) =>
      buildStudyRow(`RecNet, updateSize ${updateSize}`, mean, {
        row: 'RecNet',
        point: { updateSize },
        cost: buildStudyCost({ growth }),
        coldStart: { items: pair, users: pair },
        runs: [2020, 2021].map((seed) => buildStudyRun(seed, mean, { routerCounts })),
      }),
    ),
  ]
  const tests = [buildStudyTest({ row: 'RecNet, updateSize 10', against: 'AgentCF' })]
  return buildStudyResults([
    buildStudyBlock(rows, { dataset: 'cds', tests }),
    buildStudyBlock(rows, { dataset: 'cds', model: 'a model with a rather long name Q4_K_M.gguf', tests }),
  ])
}
