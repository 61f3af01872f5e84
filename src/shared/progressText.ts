/** The progress of a run in words, the same in the terminal and in the window. */
import { formatDuration } from './quantities.ts'
import type { CallProgress, CallShare } from './vocabulary/callProgress.ts'

/** Parts of a run by what people read; others by their own name. */
const PARTS: Readonly<Record<string, string>> = {
  initialization: 'Initialisation',
  learning: 'Learning',
  evaluation: 'Evaluation',
  'cold-start': 'Cold start',
  fit: 'Fitting',
}
/** Parts whose number of calls is known only when they are over. */
const ESTIMATED: ReadonlySet<string> = new Set(['learning'])
/** Silence that is worth a word, in milliseconds. */
const LONG_QUIET = 15_000

/** Returns the name of the part that is under way, with its number among several: `Evaluation 2 of 5`. */
export function partTitle({ part, round }: Pick<CallProgress, 'part' | 'round'>): string {
  const name = PARTS[part] ?? part.charAt(0).toUpperCase() + part.slice(1)
  return round ? `${name} ${round.number} of ${round.of}` : name
}

/** Returns the calls of the part that is under way: `120 of 276 calls`; empty where it makes none. */
export function partCallsText({ part, partCalls }: Pick<CallProgress, 'part' | 'partCalls'>): string {
  return callsText(partCalls, ESTIMATED.has(part))
}

/** Returns the calls of the whole run: `320 of about 496 calls`; empty where it makes none. */
export function runCallsText({ runCalls }: Pick<CallProgress, 'runCalls'>): string {
  return callsText(runCalls, true)
}

/** Returns how fast calls are answered: `24 calls/min`, and tokens where text is written; empty before the first. */
export function rateText({
  callsPerMinute,
  tokensPerSecond,
}: Pick<CallProgress, 'callsPerMinute' | 'tokensPerSecond'>): readonly string[] {
  return [
    ...(callsPerMinute === null ? [] : [`${rounded(callsPerMinute)} calls/min`]),
    ...(tokensPerSecond === null ? [] : [`${rounded(tokensPerSecond)} tokens/s`]),
  ]
}

/** Returns the time that is left: of the part, and of the run where that is more; empty before it can be told. */
export function leftText({
  partLeft,
  runLeft,
}: Pick<CallProgress, 'partLeft' | 'runLeft'>): readonly string[] {
  if (partLeft === null || runLeft === null) return []
  const [part, run] = [formatDuration(partLeft), formatDuration(runLeft)]
  return part === run ? [`${run} left`] : [`${part} left`, `${run} left of the run`]
}

/** Returns what is being waited for, where that takes long: `loading the model`, `no reply for 45 s`; empty otherwise. */
export function waitText({
  opening,
  quiet,
  asking,
  waiting,
}: Pick<CallProgress, 'opening' | 'quiet' | 'asking' | 'waiting'>): string {
  if (opening) return 'loading the model'
  if (waiting.length > 0) return waiting.join('; ')
  if (quiet < LONG_QUIET || asking.length === 0) return ''
  return `no reply to ${asking.join(', ')} for ${formatDuration(quiet)}`
}

/** Returns the share of calls made, from 0 to 1; null where it is not known how many there will be. */
export function shareOf({ done, expected }: CallShare): number | null {
  return expected === null ? null : expected === 0 ? 1 : done / expected
}

function callsText({ done, expected }: CallShare, isEstimated: boolean): string {
  if (expected === null) return done === 0 ? '' : `${numeral(done)} calls`
  if (expected === 0) return ''
  const about = isEstimated && expected > done ? 'about ' : ''
  return `${numeral(done)} of ${about}${numeral(expected)} calls`
}

/** Below ten with one decimal. */
function rounded(rate: number): string {
  return rate < 9.95 ? String(Number(rate.toFixed(1))) : numeral(Math.round(rate))
}

function numeral(count: number): string {
  return count.toLocaleString('en')
}
