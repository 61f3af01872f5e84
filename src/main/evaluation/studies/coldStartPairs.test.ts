import { expect, it } from 'vitest'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { coldStartSteps } from './coldStartPairs.ts'
import { rankTable } from './rankTable.ts'
import type { RowRuns } from './rowRuns.ts'

/** Cold users of one run by name, with the rank of each by its plain and by its augmented profile. */
const runOf = (ranks: Readonly<Record<string, readonly [plain: number, augmented: number]>>) => {
  const own = Object.values(ranks)
  const users = {
    clients: Object.keys(ranks) as ClientId[],
    plain: rankTable(own.map(([plain]) => [plain])),
    augmented: rankTable(own.map(([, augmented]) => [augmented])),
    fallbacks: 0,
  }
  const items = { clients: [], plain: rankTable([]), augmented: rankTable([]), fallbacks: 0 }
  return { outcome: { coldStart: { items, users } } }
}

it('takes means, intervals and tests over the cold clients that all seeds have', () => {
  const runs = [
    runOf({ 'u:1': [1, 1], 'u:2': [2, 1], 'u:3': [2, 2] }),
    // Other clients with the ranks of the first run: seeds do differ here.
    runOf({ 'u:2': [1, 1], 'u:3': [2, 1], 'u:4': [2, 2] }),
  ]
  const row = { name: 'RecNet', runs } as unknown as RowRuns
  const steps = coldStartSteps(row, ['ndcg@1'], seededRandom(1))
  let step = steps.next()
  while (!step.done) step = steps.next()
  const users = step.value?.users
  // u:2 and u:3 alone: plain 0 and 0, then 1 and 0; augmented 1 and 0, then 1 and 1.
  expect(users?.plain['ndcg@1']).toBe(0.25)
  expect(users?.augmented['ndcg@1']).toBe(0.75)
  expect(users?.tests).toMatchObject([{ difference: 0.5, over: 'seeds and users' }])
  expect(users?.clients).toBe(3)
})
