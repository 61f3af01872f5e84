/** A run on a trained model as it is printed: a table in Markdown, then what it cost, found and let in. */
import type { RunReport } from '#shared/events/runReport.ts'
import type { MethodReport, MetricValues } from '#shared/vocabulary/results.ts'
import {
  soundnessOf,
  type Soundness,
  type UnsoundText,
} from '../../src/main/workbench/soundness/unsoundTexts.testing.ts'
import { callTable, type CallRow } from './callTable.ts'
import type { TrainedRun } from './trainedRun.ts'

/** The figures of a run that are held against the aims. */
export interface RunFigures {
  readonly rows: readonly CallRow[]
  readonly soundness: Soundness
  /** Reply tokens over interactions, those of initialisation and evaluation included. */
  readonly tokensPerInteraction: number
}

/** Returns the figures of a run. */
export function figuresOf({ calls, events, interactions }: TrainedRun): RunFigures {
  const rows = callTable(calls)
  const tokens = rows.reduce((sum, row) => sum + row.tokens, 0)
  return {
    rows,
    soundness: soundnessOf(events, calls),
    tokensPerInteraction: tokens / Math.max(1, interactions),
  }
}

/** Returns the text of a run under this title. */
export function runText(title: string, run: TrainedRun): string {
  const { rows, soundness, tokensPerInteraction } = figuresOf(run)
  const learning = run.calls.filter(({ step }) => step > 0).reduce((sum, call) => sum + call.replyTokens, 0)
  return [
    `## ${title}`,
    '',
    ...tableOf(rows),
    '',
    `${run.interactions} interactions in ${run.minutes.toFixed(1)} minutes; ` +
      `${Math.round(tokensPerInteraction)} reply tokens per interaction, ` +
      `${Math.round(learning / Math.max(1, run.interactions))} without initialisation.`,
    ...resultsOf(run.report),
    ...soundnessText(soundness),
    '',
  ].join('\n')
}

const HEAD = [
  'prompt',
  'calls',
  'at once',
  'of these with a refusal',
  'repaired',
  'fell back',
  'truncated',
  'refused texts',
  'no whole JSON',
  'no whole JSON, yet at once',
  'reply tokens, median / longest',
  'seconds',
]

function tableOf(rows: readonly CallRow[]): readonly string[] {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [
    line(HEAD),
    `|${'---|'.repeat(HEAD.length)}`,
    ...rows.map((row) =>
      line([
        row.prompt,
        row.calls,
        `${row.atOnce} (${((100 * row.atOnce) / row.calls).toFixed(0)} %)`,
        row.refusedAtOnce,
        row.repaired,
        row.fellBack,
        row.truncated ?? '–',
        row.refused ?? '–',
        row.broken,
        row.brokenAtOnce,
        `${row.medianTokens} / ${row.longestTokens}`,
        row.seconds.toFixed(0),
      ]),
    ),
  ]
}

const METRICS = ['ndcg@1', 'ndcg@5', 'ndcg@10'] as const

function resultsOf(report: RunReport | null): readonly string[] {
  if (!report) return ['', 'The run did not get to its evaluation.']
  const { methods, floor } = report.evaluation
  const means = (values: MetricValues) => METRICS.map((metric) => values[metric].toFixed(3))
  const withIntervals = ({ mean, interval }: MethodReport) =>
    METRICS.map((metric) => {
      const { low, high } = interval[metric]
      return `${mean[metric].toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`
    })
  return [
    '',
    `| ${['method', ...METRICS].join(' | ')} |`,
    `|${'---|'.repeat(METRICS.length + 1)}`,
    ...methods.map((method) => `| ${[method.method, ...withIntervals(method)].join(' | ')} |`),
    `| ${['random floor', ...means(floor)].join(' | ')} |`,
  ]
}

/** Faults of each kind that are quoted. */
const QUOTED = 5

function soundnessText({ checked, unsound }: Soundness): readonly string[] {
  const counts = Object.entries(checked).map(([place, count]) => {
    const faulty = unsound.filter((text) => text.place === place).length
    return `${place} ${faulty} of ${count}`
  })
  const kinds = Map.groupBy(
    unsound.flatMap((text) => text.faults.map((fault) => ({ text, fault }))),
    ({ text, fault }) => `${fault.kind} ${text.place}`,
  )
  return [
    '',
    `Texts that are not sound: ${counts.join(', ')}.`,
    ...[...kinds].flatMap(([kind, found]) => [
      `- ${kind}: ${found.length}`,
      ...found.slice(0, QUOTED).map(({ text, fault }) => `  - ${quoted(text)}: ${fault.detail}`),
    ]),
  ]
}

function quoted({ seq, call, text }: UnsoundText): string {
  const plain = text.replace(/\s+/g, ' ')
  return `event ${seq}, ${call}, “${plain.length > 160 ? `${plain.slice(0, 160)}…` : plain}”`
}
