/** Interactions over time, in spans of the calendar where times are dates. All is in UTC. */
import type {
  DatasetDistributions,
  TimeBin,
  TimeStep,
} from '#shared/vocabulary/imports/datasetDistributions.ts'
import { timeUnitOf } from '#shared/vocabulary/imports/timeUnits.ts'
import { calendarOf, type CalendarStep } from './calendar.ts'

const DAY_SECONDS = 86_400
const MOST_BINS = 120
const CALENDAR: readonly CalendarStep[] = ['day', 'week', 'month', 'quarter', 'year']

/** Returns at most 120 bins in order and without gaps, by the finest step that allows it; null for no times. */
export function timeBins(times: Float64Array): DatasetDistributions['time'] {
  let low = Infinity
  let high = -Infinity
  for (const time of times) {
    if (time < low) low = time
    if (time > high) high = time
  }
  if (times.length === 0) return null
  const unit = timeUnitOf(high)
  const step =
    unit === null
      ? undefined
      : CALENDAR.find((one) => spans(one, low / unit.perSecond, high / unit.perSecond) <= MOST_BINS)
  if (unit === null || step === undefined) return positions(times, low, high)
  const { indexOf, labelOf } = calendarOf(step)
  const counts = new Map<number, number>()
  const known = new Map<number, number>()
  for (const time of times) {
    const day = Math.floor(time / unit.perSecond / DAY_SECONDS)
    let index = known.get(day)
    if (index === undefined) known.set(day, (index = indexOf(day)))
    counts.set(index, (counts.get(index) ?? 0) + 1)
  }
  const first = indexOf(Math.floor(low / unit.perSecond / DAY_SECONDS))
  const last = indexOf(Math.floor(high / unit.perSecond / DAY_SECONDS))
  return { step, bins: filled(first, last, counts, labelOf) }
}

function spans(step: CalendarStep, low: number, high: number): number {
  const { indexOf } = calendarOf(step)
  return indexOf(Math.floor(high / DAY_SECONDS)) - indexOf(Math.floor(low / DAY_SECONDS)) + 1
}

/** Bins of equal width; whole where the times are whole and there are few of them. */
function positions(
  times: Float64Array,
  low: number,
  high: number,
): { readonly step: TimeStep; readonly bins: readonly TimeBin[] } {
  const width = high - low < MOST_BINS ? 1 : Math.ceil((high - low + 1) / MOST_BINS)
  const counts = new Map<number, number>()
  for (const time of times) {
    const bin = Math.floor((time - low) / width)
    counts.set(bin, (counts.get(bin) ?? 0) + 1)
  }
  const last = Math.floor((high - low) / width)
  return { step: 'position', bins: filled(0, last, counts, (bin) => String(low + bin * width)) }
}

function filled(
  first: number,
  last: number,
  counts: ReadonlyMap<number, number>,
  labelOf: (index: number) => string,
): readonly TimeBin[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => ({
    label: labelOf(first + offset),
    count: counts.get(first + offset) ?? 0,
  }))
}
