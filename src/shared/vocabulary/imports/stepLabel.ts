/** What a step of preprocessing is called, with its parameters. */
import type { Preprocessing, StepCount } from './preprocessing.ts'

/** Names a step by what stays, such as "k-core 5" or "latest 8 of each user". */
export function stepLabel(step: StepCount['step'], options: Preprocessing): string {
  switch (step) {
    case 'read':
      return 'read'
    case 'rating':
      return `ratings of at least ${options.minRating ?? 'any'}`
    case 'time':
      return timeLabel(options.from, options.until)
    case 'duplicates':
      return REPEATED[options.duplicates]
    case 'titles':
      return options.titles === 'clean' ? 'items with a clean title' : 'items with a title'
    case 'k-core':
      return `k-core ${options.kCore}`
    case 'sequence-length':
      return lengthLabel(options.minLength, options.maxLength)
    case 'users':
      return sampleLabel(options)
    case 'last-per-user':
      return `latest ${numberText(options.lastPerUser)} of each user`
  }
}

const REPEATED = {
  first: 'earliest of repeated interactions',
  last: 'latest of repeated interactions',
  keep: 'repeated interactions too',
} as const

function timeLabel(from: number | null, until: number | null): string {
  const parts = [
    from === null ? [] : [`from ${timeText(from)}`],
    until === null ? [] : [`before ${timeText(until)}`],
  ]
  return `times ${parts.flat().join(' and ')}`
}

/** The largest time that a date can tell, in seconds. */
const LAST_DATE = 8_640_000_000_000

/** Gives the date where a time is the beginning of a day in UTC. */
function timeText(seconds: number): string {
  if (Math.abs(seconds) > LAST_DATE) return `${seconds} s`
  const text = new Date(seconds * 1000).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, -'T00:00:00.000Z'.length) : text
}

function lengthLabel(least: number, most: number): string {
  if (most === 0) return `users with at least ${numberText(least)} interactions`
  if (least === 0) return `users with at most ${numberText(most)} interactions`
  return `users with ${numberText(least)} to ${numberText(most)} interactions`
}

function sampleLabel({ users, userSampling }: Preprocessing): string {
  const sample = `${numberText(users)} ${users === 1 ? 'user' : 'users'}`
  if (userSampling === 'uniform') return `${sample} at random`
  return `${sample} who ${users === 1 ? 'shares' : 'share'} items`
}

function numberText(count: number): string {
  return count.toLocaleString('en')
}
