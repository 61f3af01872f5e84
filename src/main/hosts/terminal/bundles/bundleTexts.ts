/** Bundles and repeated runs in words, for a terminal. */
import { formatBytes } from '#shared/quantities.ts'
import type {
  BundleContents,
  OpenedBundle,
  RepeatComparison,
  ReplayVerdict,
} from '#shared/vocabulary/bundles/bundles.ts'
import type { Comparison } from '#shared/vocabulary/inspection.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'

/** What is in a bundle, and what is not. */
export function contentsText({ bundle, bytes, unpackedBytes }: BundleContents): string {
  const { runs, study, datasets, leftOut, files, versions, digest } = bundle
  return [
    `Bundle ${digest}`,
    `  ${formatBytes(bytes)}, ${formatBytes(unpackedBytes)} unpacked, ${files.length + 1} files, written by workbench ${versions['workbench'] ?? 'of no version'}`,
    ...(study === undefined ? [] : [`Study: ${study}`]),
    'Runs:',
    ...runs.map(
      ({ name, variant, events, calls, noReplay }) =>
        `  ${name}: ${variant}, ${events} events${calls > 0 ? `, ${calls} calls` : ''}${noReplay === null ? '' : '; cannot be replayed'}`,
    ),
    'Datasets:',
    ...datasets.map(
      ({ name, hash, included }) =>
        `  ${name}: ${included ? 'in the bundle' : 'not in the bundle'}, SHA-256 ${hash}`,
    ),
    ...(leftOut.length === 0
      ? []
      : ['Left out:', ...leftOut.map(({ what, because }) => `  ${what}: ${because}`)]),
  ].join('\n')
}

/** What became of a bundle that was opened. */
export function openedText(opened: OpenedBundle): string {
  const { runs, study, datasets } = opened
  return [
    contentsText(opened),
    'Opened:',
    ...(study === null
      ? []
      : [`  The study ${study}, which starts nothing by itself; show it with: recnet study show ${study}`]),
    ...runs.map(({ name, run }) =>
      name === run ? `  ${run}` : `  ${name} as ${run}, since the name was taken`,
    ),
    ...datasets.map(({ name, here, hash, imported }) =>
      here === null
        ? `  The dataset ${name} is not here. A replay needs the one with the SHA-256 ${hash}.`
        : imported
          ? `  The dataset ${here} was imported.`
          : `  The dataset ${here} of this home has the same content, and is used.`,
    ),
  ].join('\n')
}

/** What a replay has shown. */
export function verdictText({ run, events, replayed, difference, ended }: ReplayVerdict): string {
  if (difference === null && ended === null) return `${run}: identical, ${events} events.`
  if (difference === null && replayed === 0)
    return `${run}: cannot be replayed, so that nothing proves its ${events} events. ${ended ?? ''}`.trimEnd()
  return [
    `${run}: not identical; ${events} events, ${replayed} replayed.`,
    ...(ended === null ? [] : [`  The replay ended early: ${ended}`]),
    ...(difference === null ? [] : differenceLines(difference, ['the run', 'the replay'])),
  ].join('\n')
}

/** A run beside one that repeats it. */
export function repeatText(
  [run, repeated]: readonly [RunId, RunId],
  { configuration, difference, events, repeatedEvents }: RepeatComparison,
  { incomparable, tests }: Comparison,
): string {
  return [
    `${repeated} repeats ${run}.`,
    configuration.length === 0 ? 'Configuration: the same.' : 'Configuration:',
    ...configuration.map(({ what, first, second }) => `  ${what}: ${first} → ${second}`),
    ...(difference === null
      ? [`Events: identical, ${events}.`]
      : [`Events: ${events} and ${repeatedEvents}.`, ...differenceLines(difference, [run, repeated])]),
    ...(incomparable === null ? [] : [`Results: not comparable, since ${incomparable}.`]),
    ...tests.map(
      (test) =>
        `NDCG@10: ${test.run} minus ${test.against} is ${signed(test.difference)} [${signed(test.interval.low)}, ${signed(test.interval.high)}], p = ${test.pValue.toFixed(4)}; better for ${test.wins} users, worse for ${test.losses}, equal for ${test.ties}.`,
    ),
  ].join('\n')
}

function differenceLines(
  { seq, first, second }: NonNullable<ReplayVerdict['difference']>,
  [one, other]: readonly [string, string],
): readonly string[] {
  return [
    `  The first difference is event ${seq}:`,
    `    ${one}: ${first ?? 'has ended'}`,
    `    ${other}: ${second ?? 'has ended'}`,
  ]
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`
}
