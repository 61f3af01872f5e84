/**
 * An evaluation report as plain text for terminals and files: methods, floor, paired tests, protocol,
 * caveats.
 */
import { holmText } from '#shared/evaluation/holmText.ts'
import { heldOutOf } from '#shared/vocabulary/results.ts'
import { alignedText } from '#shared/tables/alignedText.ts'
import type {
  EvaluationReport,
  Interval,
  MethodReport,
  MetricName,
  MetricValues,
} from '#shared/vocabulary/results.ts'

const SHOWN_NDCG: readonly MetricName[] = ['ndcg@1', 'ndcg@5', 'ndcg@10']

/** What a table shows besides means and intervals. */
export interface TableDetail {
  /** Whether each repetition has a row below its method (default false). */
  readonly eachRepetition?: boolean | undefined
}

/**
 * Lines separated by `\n`, without one at the end. Caveats are numbered footnotes of the methods that carry
 * them.
 */
export function reportTable(report: EvaluationReport, { eachRepetition = false }: TableDetail = {}): string {
  const caveats = [...new Set(report.methods.flatMap(({ caveat }) => (caveat === null ? [] : [caveat])))]
  const sections = [
    alignedText([
      ['method', 'NDCG@1', 'NDCG@5', 'NDCG@10', 'HR@5', 'MRR', 'coverage'],
      ...report.methods.flatMap((method) => [
        methodRow(method, caveats),
        ...(eachRepetition ? method.perRepetition.map(repetitionRow) : []),
      ]),
      floorRow(report),
    ]),
    testLines(report),
    [protocolLine(report.protocol)],
    caveats.map((caveat, index) => `[${index + 1}] ${caveat}`),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function methodRow(method: MethodReport, caveats: readonly string[]): string[] {
  const mark = method.caveat === null ? '' : ` [${caveats.indexOf(method.caveat) + 1}]`
  return [
    method.method + mark,
    ...SHOWN_NDCG.map((metric) => `${figure(method.mean[metric])} ${span(method.interval[metric])}`),
    figure(method.mean['hr@5']),
    figure(method.mean.mrr),
    percent(method.coverage),
  ]
}

function repetitionRow(values: MetricValues, index: number): string[] {
  const figures = [...SHOWN_NDCG, 'hr@5', 'mrr'] as const
  return [`  repetition ${index + 1}`, ...figures.map((metric) => figure(values[metric])), '']
}

function floorRow({ floor }: EvaluationReport): string[] {
  const figures = [...SHOWN_NDCG, 'hr@5', 'mrr'] as const
  return ['random floor', ...figures.map((metric) => figure(floor[metric])), '']
}

function testLines(report: EvaluationReport): string[] {
  const { tests } = report
  if (tests.length === 0) return []
  return [
    'Paired tests over users (difference with 95 % interval, sign-flip p, p after Holm, users won/tied/lost)',
    ...alignedText([
      ['comparison', 'metric', 'difference', 'p', 'p (Holm)', 'won/tied/lost'],
      ...tests.map((test) => [
        `${test.method} - ${test.against}`,
        test.metric.toUpperCase(),
        `${signed(test.difference)} ${span(test.interval, signed)}`,
        probability(test.pValue),
        probability(test.pHolm),
        `${test.wins}/${test.ties}/${test.losses}`,
      ]),
    ]),
    holmText(report),
  ]
}

function protocolLine(protocol: EvaluationReport['protocol']): string {
  return [
    `Protocol: ${protocol.split}, ${heldOutOf(protocol)} items`,
    `${protocol.users} users`,
    `${protocol.candidates} candidates (negatives ${protocol.negatives})`,
    `${protocol.repetitions} ${protocol.repetitions === 1 ? 'repetition' : 'repetitions'}`,
    `seed ${protocol.seed}`,
    `dataset ${protocol.dataset} (${protocol.datasetHash.slice(0, 12)})`,
    '95 % bootstrap intervals over users',
  ].join(', ')
}

function figure(value: number): string {
  return value.toFixed(4)
}

function signed(value: number): string {
  return value < 0 ? figure(value) : `+${figure(value)}`
}

function span(interval: Interval, show: (value: number) => string = figure): string {
  return `[${show(interval.low)}, ${show(interval.high)}]`
}

function probability(value: number): string {
  return value < 0.0001 ? '<0.0001' : value.toFixed(4)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
