/** Builders of runs for tests of figures. */
import { emptyRunView, type RunView } from '../events/foldRun.ts'
import type { EvaluationPoint } from '../events/view/evaluationPoint.ts'
import { manifest, type Manifest } from '../vocabulary/manifest.ts'
import { METRIC_NAMES, type MetricValues } from '../vocabulary/results.ts'
import { parseHyperparameters } from '../vocabulary/hyperparameters.ts'
import type { ChartOption, FigureRun } from './figure.ts'

/** Builds the manifest of a run with the built-in agent; `parts` overrides its fields. */
export function buildManifest(parts: Partial<Manifest> = {}): Manifest {
  return manifest.parse({
    format: 1,
    variant: 'RecNet',
    settings: parseHyperparameters({}),
    dataset: {
      name: 'demo',
      hash: 'abcdef0123456789',
      users: 100,
      items: 415,
      interactions: 800,
      sparsity: 0.98072,
      givenCandidates: false,
    },
    languageModel: { name: 'built-in agent v2', caveat: 'answers by text rules; not a language model' },
    embeddingModel: { name: 'hashing-512 v1', dimensions: 512 },
    vectorIndex: 'memory',
    promptHashes: {},
    versions: {},
    createdAt: '2026-11-24T08:00:00.000Z',
    ...parts,
  })
}

/** Builds a run of 600 interactions whose view is empty except for `view`. */
export function buildFigureRun(
  view: Partial<RunView> = {},
  parts: Partial<Omit<FigureRun, 'view'>> = {},
): FigureRun {
  return {
    run: 'demo-1',
    label: 'RecNet',
    manifest: buildManifest(),
    interactions: 600,
    ...parts,
    view: { ...emptyRunView(), ...view },
  }
}

/** Builds metrics that all have this value, except for the named ones. */
export function metrics(value: number, named: Partial<MetricValues> = {}): MetricValues {
  return {
    ...(Object.fromEntries(METRIC_NAMES.map((metric) => [metric, value])) as unknown as MetricValues),
    ...named,
  }
}

/** Builds an evaluation of methods with these means, intervals of 0.1 either way, and a floor of 0.45. */
export function buildEvaluation(step: number, means: Readonly<Record<string, number>>): EvaluationPoint {
  return {
    step,
    final: false,
    protocol: {
      split: 'leave-one-out',
      users: 100,
      candidates: 10,
      negatives: 'sampled uniformly',
      repetitions: 3,
      seed: 2020,
    } as unknown as EvaluationPoint['protocol'],
    floor: metrics(0.45),
    methods: Object.entries(means).map(([method, mean]) => ({
      method,
      caveat: null,
      users: 100,
      repetitions: 3,
      mean: metrics(mean),
      interval: Object.fromEntries(
        METRIC_NAMES.map((metric) => [metric, { low: mean - 0.1, high: mean + 0.1 }]),
      ) as EvaluationPoint['methods'][number]['interval'],
      perRepetition: [],
      coverage: 1,
    })),
  }
}

/** A series of an ECharts option, as tests read it. */
export interface DrawnSeries {
  readonly name: string
  readonly type: string
  readonly data: readonly (readonly number[])[]
  readonly [key: string]: unknown
}

/** Returns the series of an option; none where it has no series. */
export function seriesOf(option: ChartOption): readonly DrawnSeries[] {
  return (option['series'] ?? []) as readonly DrawnSeries[]
}

/** Returns the names in the legend of an option. */
export function namesOf(option: ChartOption): readonly string[] {
  return ((option['legend'] as { readonly data?: readonly { readonly name: string }[] }).data ?? []).map(
    ({ name }) => name,
  )
}

/** Returns the sentence in the middle of an empty chart. */
export function waitingText(option: ChartOption): string | undefined {
  return (option['graphic'] as readonly { readonly style: { readonly text: string } }[] | undefined)?.[0]
    ?.style.text
}
