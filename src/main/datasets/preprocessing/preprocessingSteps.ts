/** What each step of preprocessing takes, and when it is switched on. */
import type { Preprocessing, PreprocessingStep } from '#shared/vocabulary/imports/preprocessing.ts'
import type { RandomFor } from '../../ports/random.ts'
import { TITLE, type InteractionTable } from '../interactionTable.ts'
import { kCore } from './kCore.ts'
import { latestRows } from './latestRows.ts'
import { rowsWhere } from './rowsWhere.ts'
import { sampledUsers } from './sampledUsers.ts'
import { usersWithin } from './usersWithin.ts'
import { withoutRepeats } from './withoutRepeats.ts'

/** What steps look at beside the rows. */
export interface StepSource {
  readonly table: InteractionTable
  /** One `TITLE` for each item; null where titles are not known. */
  readonly titles: Uint8Array | null
  readonly options: Preprocessing
  readonly randomFor: RandomFor
}

/** One step. It returns new rows in the order of those that it was given. */
interface Step {
  isOn(options: Preprocessing): boolean
  take(rows: Int32Array, source: StepSource): Int32Array
}

/** The steps by name; `PREPROCESSING_STEPS` says their order. */
export const preprocessingSteps: Readonly<Record<PreprocessingStep, Step>> = {
  rating: {
    isOn: ({ minRating }) => minRating !== null,
    take: (rows, { table: { ratings }, options }) => {
      const least = options.minRating ?? -Infinity
      // NaN, which is no rating, is not at least anything.
      return rowsWhere(rows, (row) => (ratings?.[row] ?? NaN) >= least)
    },
  },
  time: {
    isOn: ({ from, until }) => from !== null || until !== null,
    take: (rows, { table: { times, unitsPerSecond }, options }) => {
      const from = options.from ?? -Infinity
      const until = options.until ?? Infinity
      return rowsWhere(rows, (row) => {
        const seconds = (times?.[row] ?? NaN) / unitsPerSecond
        return seconds >= from && seconds < until
      })
    },
  },
  duplicates: {
    isOn: ({ duplicates }) => duplicates !== 'keep',
    take: (rows, { table, options: { duplicates } }) =>
      duplicates === 'keep' ? rows : withoutRepeats(rows, table, duplicates),
  },
  titles: {
    isOn: ({ titles }) => titles !== 'any',
    take: (rows, { table: { itemOf }, titles, options }) => {
      const least = options.titles === 'clean' ? TITLE.sound : TITLE.dirty
      return rowsWhere(rows, (row) => (titles?.[itemOf[row] ?? 0] ?? TITLE.undescribed) >= least)
    },
  },
  'k-core': {
    isOn: (options) => options.kCore > 0,
    take: (rows, { table, options }) => kCore(rows, table, options.kCore),
  },
  'sequence-length': {
    isOn: ({ minLength, maxLength }) => minLength > 0 || maxLength > 0,
    take: (rows, { table, options }) => usersWithin(rows, table, options.minLength, options.maxLength),
  },
  users: {
    isOn: ({ users }) => users > 0,
    take: (rows, { table, options, randomFor }) => {
      const random = randomFor('preprocessing', 'users')
      return sampledUsers(rows, table, options, random)
    },
  },
  'last-per-user': {
    isOn: ({ lastPerUser }) => lastPerUser > 0,
    take: (rows, { table, options }) => latestRows(rows, table, options.lastPerUser),
  },
}
