/** Runs as figures take them, made by hand. */
import { emptyRunView, type EvaluationPoint, type RunView } from '../events/foldRun.ts'
import { manifest, type Manifest } from '../vocabulary/manifest.ts'
import { METRIC_NAMES, type MetricValues } from '../vocabulary/results.ts'
import { parseHyperparameters } from '../vocabulary/hyperparameters.ts'
import type { ChartOption, FigureRun } from './figure.ts'

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
    languageModel: { name: 'built-in agent v1', caveat: 'answers by text rules; not a language model' },
    embeddingModel: { name: 'hashing-512 v1', dimensions: 512 },
    vectorIndex: 'memory',
    promptHashes: {},
    versions: {},
    createdAt: '2026-11-24T08:00:00.000Z',
    ...parts,
  })
}

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

/** Every metric has this value, or the one named. */
export function metrics(value: number, named: Partial<MetricValues> = {}): MetricValues {
  return {
    ...(Object.fromEntries(METRIC_NAMES.map((metric) => [metric, value])) as unknown as MetricValues),
    ...named,
  }
}

/** An evaluation of methods with these means, each 0.1 either way; the floor is 0.45. */
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

export interface DrawnSeries {
  readonly name: string
  readonly type: string
  readonly data: readonly (readonly number[])[]
  readonly [key: string]: unknown
}

export function seriesOf(option: ChartOption): readonly DrawnSeries[] {
  return (option['series'] ?? []) as readonly DrawnSeries[]
}

export function namesOf(option: ChartOption): readonly string[] {
  return ((option['legend'] as { readonly data?: readonly { readonly name: string }[] }).data ?? []).map(
    ({ name }) => name,
  )
}

/** The sentence in the middle of an empty chart. */
export function waitingText(option: ChartOption): string | undefined {
  return (option['graphic'] as readonly { readonly style: { readonly text: string } }[] | undefined)?.[0]
    ?.style.text
}
