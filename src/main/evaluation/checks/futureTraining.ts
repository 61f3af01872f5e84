/**
 * How far leave-one-out looks into the future of other users: training interactions that happened after the test
 * interaction that they help to predict.
 */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { DatasetCheck } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { Breathe } from '../../ports/breather.ts'
import type { CheckedData } from './checkedData.ts'
import { percent, shareOf } from './wording.ts'

/** The mean share of later training interactions from which on there is a warning. */
const WARNING_FROM = 0.25
/** The share of test items that are known from the future alone, from which on there is a warning. */
const UNKNOWN_WARNING_FROM = 0.05

const COMMON = { id: 'future-training', title: 'Training from after the test' } as const

/** Checks a dataset with times; later is later, and the same time is not. */
export async function futureTraining(
  { splits, tested }: CheckedData,
  breathe: Breathe,
): Promise<DatasetCheck> {
  const earliest = new Map<ItemId, number>()
  const times: number[] = []
  for (const { train, trainTimestamps } of splits) {
    await breathe()
    for (const [position, item] of train.entries()) {
      const time = trainTimestamps?.[position]
      if (time === undefined) return untimed()
      times.push(time)
      earliest.set(item, Math.min(earliest.get(item) ?? Infinity, time))
    }
  }
  const sorted = Float64Array.from(times).sort()
  let shares = 0
  let seen = 0
  let onlyLater = 0
  for (const { testItem, testTime } of tested) {
    await breathe()
    if (testTime === null) return untimed()
    shares += shareOf(sorted.length - firstAfter(sorted, testTime), sorted.length)
    const first = earliest.get(testItem)
    if (first === undefined) continue
    seen += 1
    if (first > testTime) onlyLater += 1
  }
  const mean = shareOf(shares, tested.length)
  const onlyLaterShare = shareOf(onlyLater, tested.length)
  const grave = mean >= WARNING_FROM || onlyLaterShare >= UNKNOWN_WARNING_FROM
  return {
    ...COMMON,
    level: mean === 0 ? 'fine' : grave ? 'warning' : 'note',
    finding: inEnglish(
      onlyLater === 1
        ? 'On average {mean} of all training interactions happened after the test interaction of a user. {items} of {all} ({share}) occurs in training only later than the test.'
        : 'On average {mean} of all training interactions happened after the test interaction of a user. {items} of {all} ({share}) occur in training only later than the test.',
      {
        ...{ mean: percent(mean), items: counted(onlyLater, 'test item') },
        ...{ all: tested.length.toLocaleString('en'), share: percent(onlyLaterShare) },
      },
    ),
    advice:
      mean === 0
        ? null
        : inEnglish(
            'A system in use could not have known this. Say so with the results; comparisons between methods are fairer than single figures, and a split at one point of time has no such look ahead.',
          ),
    numbers: { mean, onlyLater, onlyLaterShare, seen, tested: tested.length, interactions: sorted.length },
  }
}

function untimed(): DatasetCheck {
  return {
    ...COMMON,
    level: 'note',
    finding: inEnglish(
      'The source tells no times, so nobody can say what of the training happened after the test.',
    ),
    advice: inEnglish(
      'Import a source with times to see how far leave-one-out looks into the future of other users.',
    ),
    numbers: { mean: null, onlyLater: null, onlyLaterShare: null },
  }
}

/** Returns the index of the first time that is later, by bisection. */
function firstAfter(sorted: Float64Array, time: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? Infinity) > time) high = middle
    else low = middle + 1
  }
  return low
}
