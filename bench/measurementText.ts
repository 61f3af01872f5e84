/** A measurement as it is printed. */
import { availableParallelism } from 'node:os'
import type { RunView } from '#shared/events/foldRun.ts'
import type { Stage } from '#shared/events/runEvents.ts'
import { PARTS, type HeapSample, type Measured, type StageTime } from './stageMeter.ts'
import type { Written } from './writtenIn.ts'

export interface Measurement {
  readonly index: string
  readonly dataset: string
  readonly measured: Measured
  /** The run at its end. */
  readonly view: RunView
  readonly written: ReadonlyMap<Stage, Written>
}

const TARGET = 20

export function measurementText({ index, dataset, measured, view, written }: Measurement): string {
  const { stages, records, heap, peakMegabytes } = measured
  const learning = stages.filter(({ stage }) => stage === 'client-centric' || stage === 'router-centric')
  const byRecord = [...Map.groupBy(learning, ({ step }) => step).values()]
  const outside = sum(learning.map(outsideAgent)) / records
  const rest = sum(learning.map(elsewhere)) / records
  const total = sum(learning.map(({ wall }) => wall)) / records
  return [
    `${index} index, ${dataset}: ${records} interaction records, ${availableParallelism()} cores`,
    `${view.routerCount} routers at the end, ${view.messages} messages delivered.`,
    ...(view.messages === 0 ? ['Nothing was propagated: these figures say nothing about RecNet.'] : []),
    '',
    row('milliseconds', ['median', 'mean', 'p95', 'most']),
    spread(
      'record, both stages',
      byRecord.map((both) => sum(both.map(({ wall }) => wall))),
    ),
    spread(
      '  outside the agent',
      byRecord.map((both) => sum(both.map(outsideAgent))),
    ),
    ...(['client-centric', 'router-centric'] as const).flatMap((stage) => {
      const own = learning.filter((time) => time.stage === stage)
      return [
        spread(
          `${stage} (${own.length})`,
          own.map(({ wall }) => wall),
        ),
        spread('  outside the agent', own.map(outsideAgent)),
      ]
    }),
    ...(['initialization', 'evaluation'] as const).map((stage) => {
      const own = stages.filter((time) => time.stage === stage)
      return spread(
        `${stage} (${own.length}, apart)`,
        own.map(({ wall }) => wall),
      )
    }),
    '',
    row('per record', ['ms', 'share']),
    ...PARTS.map((part) => {
      const mean = sum(learning.map(({ parts }) => parts[part])) / records
      return row(part, [mean.toFixed(2), percent(mean / total)])
    }),
    row('everything else', [rest.toFixed(2), percent(rest / total)]),
    row('outside the agent', [outside.toFixed(2), percent(outside / total)]),
    `Target: less than ${TARGET} ms per record outside the agent; ${outside < TARGET ? 'met' : 'missed'}.`,
    '',
    row('events.jsonl', ['events', 'kB', 'per record', 'kB']),
    ...[...written].map(([stage, { events, bytes }]) =>
      row(stage, [
        events,
        (bytes / 1000).toFixed(0),
        (events / records).toFixed(1),
        (bytes / 1000 / records).toFixed(1),
      ]),
    ),
    '',
    `Peak resident memory ${peakMegabytes.toFixed(0)} MB. Heap after collection:`,
    ...heap.map(({ step, megabytes }) => `  record ${step}: ${megabytes.toFixed(1)} MB`),
    `  slope ${slope(heap).toFixed(2)} kB per record, after a quarter ${slope(heap.slice(1)).toFixed(2)}`,
    '',
  ].join('\n')
}

function outsideAgent({ wall, parts }: StageTime): number {
  return wall - parts.agent
}

function elsewhere({ wall, parts }: StageTime): number {
  return wall - sum(Object.values(parts))
}

function spread(name: string, values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  const figures = [at(0.5), sum(values) / Math.max(1, values.length), at(0.95), at(1)]
  return row(
    name,
    figures.map((figure) => figure.toFixed(2)),
  )
}

function row(name: string, cells: readonly (string | number)[]): string {
  return [name.padEnd(30), ...cells.map((cell) => String(cell).padStart(11))].join('').trimEnd()
}

/** Least squares, in kB per record. */
function slope(samples: readonly HeapSample[]): number {
  const meanStep = sum(samples.map(({ step }) => step)) / samples.length
  const meanHeap = sum(samples.map(({ megabytes }) => megabytes)) / samples.length
  const products = sum(samples.map(({ step, megabytes }) => (step - meanStep) * (megabytes - meanHeap)))
  const squares = sum(samples.map(({ step }) => (step - meanStep) ** 2))
  return squares === 0 ? 0 : (products / squares) * 1024
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
