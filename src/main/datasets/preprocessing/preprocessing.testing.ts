/** Builders for tests of preprocessing. */
import { NO_PREPROCESSING, type Preprocessing } from '#shared/vocabulary/imports/preprocessing.ts'
import { seededRandom } from '../../adapters/seededRandom.ts'
import type { InteractionTable } from '../interactionTable.ts'
import { preprocess } from './preprocess.ts'

/** A row as a test writes it: user, item, time, rating. */
export type Row = readonly [string, string, number?, number?]

/** Builds a table; times and ratings are there if the first row has them. */
export function tableOf(rows: readonly Row[], unitsPerSecond = 1): InteractionTable {
  const users = [...new Set(rows.map(([user]) => user))]
  const items = [...new Set(rows.map(([, item]) => item))]
  return {
    users,
    items,
    userOf: Int32Array.from(rows, ([user]) => users.indexOf(user)),
    itemOf: Int32Array.from(rows, ([, item]) => items.indexOf(item)),
    times: rows[0]?.[2] === undefined ? null : Float64Array.from(rows, ([, , time]) => time ?? NaN),
    unitsPerSecond,
    ratings: rows[0]?.[3] === undefined ? null : Float64Array.from(rows, ([, , , rating]) => rating ?? NaN),
  }
}

/** Draws `count` rows of up to `users` users and `items` items with few different times, so that many tie. */
export function randomRows(seed: number, count: number, users: number, items: number): readonly Row[] {
  const random = seededRandom(seed)('rows')
  return Array.from({ length: count }, (): Row => {
    const user = Math.min(random.below(users), random.below(users))
    const item = Math.min(random.below(items), random.below(items))
    return [`u${user}`, `i${item}`, random.below(20), 1 + random.below(5)]
  })
}

/** Every option is off, repeated interactions included, except those given. */
export function optionsOf(options: Partial<Preprocessing>): Preprocessing {
  return { ...NO_PREPROCESSING, duplicates: 'keep', ...options }
}

/** Preprocesses with the seed of the options. */
export function preprocessed(table: InteractionTable, options: Partial<Preprocessing>) {
  const all = optionsOf(options)
  return preprocess(table, null, all, seededRandom(all.seed))
}

/** Returns the numbers of the rows that stay. */
export function keptRows(table: InteractionTable, options: Partial<Preprocessing>): readonly number[] {
  return [...preprocessed(table, options).rows]
}
