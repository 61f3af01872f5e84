/** What a step of preprocessing is called, with its parameters. */
import { inEnglish, type Say } from '../wording/inEnglish.ts'
import { counted } from './counted.ts'
import type { Preprocessing, StepCount } from './preprocessing.ts'

/** Names a step by what stays, such as "k-core 5" or "latest 8 of each user". */
export function stepLabel(step: StepCount['step'], options: Preprocessing, say: Say = inEnglish): string {
  switch (step) {
    case 'read':
      return say('read')
    case 'rating':
      return say('ratings of at least {rating}', { rating: options.minRating ?? say('any') })
    case 'time':
      return timeLabel(options.from, options.until, say)
    case 'duplicates':
      return say(REPEATED[options.duplicates])
    case 'titles':
      return say(options.titles === 'clean' ? 'items with a clean title' : 'items with a title')
    case 'k-core':
      return `k-core ${options.kCore}`
    case 'sequence-length':
      return lengthLabel(options.minLength, options.maxLength, say)
    case 'users':
      return sampleLabel(options, say)
    case 'last-per-user':
      return say('latest {count} of each user', { count: numberText(options.lastPerUser) })
  }
}

const REPEATED = {
  first: 'earliest of repeated interactions',
  last: 'latest of repeated interactions',
  keep: 'repeated interactions too',
} as const

function timeLabel(from: number | null, until: number | null, say: Say): string {
  const parts = [
    from === null ? [] : [say('from {time}', { time: timeText(from) })],
    until === null ? [] : [say('before {time}', { time: timeText(until) })],
  ]
  return say('times {parts}', { parts: parts.flat().join(say(' and ')) })
}

/** The largest time that a date can tell, in seconds. */
const LAST_DATE = 8_640_000_000_000

/** Gives the date where a time is the beginning of a day in UTC. */
function timeText(seconds: number): string {
  if (Math.abs(seconds) > LAST_DATE) return `${seconds} s`
  const text = new Date(seconds * 1000).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, -'T00:00:00.000Z'.length) : text
}

function lengthLabel(low: number, high: number, say: Say): string {
  const [least, most] = [numberText(low), numberText(high)]
  if (high === 0) return say('users with at least {least} interactions', { least })
  if (low === 0) return say('users with at most {most} interactions', { most })
  return say('users with {least} to {most} interactions', { least, most })
}

function sampleLabel({ users, userSampling }: Preprocessing, say: Say): string {
  const sample = counted(users, 'user', 'users', say)
  if (userSampling === 'uniform') return say('{sample} at random', { sample })
  return say(users === 1 ? '{sample} who shares items' : '{sample} who share items', { sample })
}

function numberText(count: number): string {
  return count.toLocaleString('en')
}
