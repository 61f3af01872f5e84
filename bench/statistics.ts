/**
 * Simulates two rows that are equally good and prints how often tests say that they differ; 0.05 would be right.
 *
 *   npm run bench:statistics                    2000 draws for each line, a fifth of them with one seed
 *   npm run bench:statistics -- --draws 10000   a finer table
 *
 * Nothing here passes or fails. `nullRejections.test.ts` holds some of these lines.
 */
import { parseArgs } from 'node:util'
import { seededRandom } from '../src/main/adapters/seededRandom.ts'
import type { Simulation } from '../src/main/evaluation/statistics/simulatedDifferences.testing.ts'
import { lineOf } from './statistics/rejectionRates.ts'

const { values: options } = parseArgs({ options: { draws: { type: 'string', default: '2000' } } })
const draws = Number(options.draws)
const EFFECTS = [
  [0, 0],
  [0, 1],
  [0.1, 0.5],
  [0.2, 1],
  [0.5, 0.5],
] as const

console.log(
  `${draws} draws a line; the standard error of 0.05 is ${Math.sqrt((0.05 * 0.95) / draws).toFixed(4)}.`,
)
console.log('Effects are standard deviations beside that of what is left, which is 1.')
console.log(
  'values    users seeds  of seeds  of users | ours     at 0.005  Hillis   users alone  bootstrap | power at the detectable difference',
)
const randomFor = seededRandom(63)
for (const kind of ['normal', 'ndcg@10', 'ndcg@1'] as const)
  for (const users of [20, 100])
    for (const seeds of [1, 2, 3, 5, 10])
      for (const [seedEffect, userEffect] of EFFECTS) {
        const simulation: Simulation = { kind, seeds, users, seedEffect, userEffect }
        // The sign flips of one seed take a hundred times as long.
        console.log(lineOf(simulation, { draws: seeds === 1 ? Math.ceil(draws / 5) : draws, randomFor }))
      }
