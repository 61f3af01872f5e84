/** RecNet against its controls on every subset of interactions, with one test for each that covers seeds and users. */
import type { RandomFor } from '../../ports/random.ts'
import {
  MESSAGE_CHANGES,
  MESSAGE_CONTROLS,
  MESSAGE_SUBSETS,
  type MessageChange,
  type MessageControl,
  type MessagesComparison,
  type MessageSubset,
  type MessagesTest,
} from '#shared/vocabulary/studies/messagesReport.ts'
import { holm } from '../holm.ts'
import { IN_SUBSET } from './interactionSubsets.ts'
import type { PairedInteraction } from './pairSeeds.ts'
import { changedCells, outcomesOf, rewardCells, type RewardCell } from './rewardCells.ts'
import { testRewards } from './testRewards.ts'

/** The comparisons that were declared before any study was run; the others are for looking further. */
const MAIN: ReadonlySet<MessagesComparison['about']> = new Set<MessagesComparison['about']>([
  'all',
  'user took up',
  'from first reception on, less before',
])

type Uncorrected = Omit<MessagesComparison, 'test'> & { readonly test: Omit<MessagesTest, 'pHolm'> | null }

/**
 * Returns the comparisons with every control that has a pair: all subsets, then the changes. Holm's correction is within
 * each family. Yields before each test, so that other calls can be answered meanwhile.
 */
export function* compareRewardsSteps(
  interactions: readonly PairedInteraction[],
  randomFor: RandomFor,
): Generator<undefined, readonly MessagesComparison[]> {
  const compared: Uncorrected[] = []
  for (const control of MESSAGE_CONTROLS) {
    if (interactions.every(({ against }) => against[control] === null)) continue
    for (const subset of MESSAGE_SUBSETS) {
      yield
      compared.push(ofSubset(interactions, { subset, control }, randomFor))
    }
    for (const change of Object.keys(MESSAGE_CHANGES)) {
      yield
      compared.push(ofChange(interactions, { change: change as MessageChange, control }, randomFor))
    }
  }
  return corrected(compared)
}

function ofSubset(
  all: readonly PairedInteraction[],
  { subset, control }: { readonly subset: MessageSubset; readonly control: MessageControl },
  randomFor: RandomFor,
): Uncorrected {
  const interactions = all.filter(IN_SUBSET[subset])
  return {
    ...ofCells(rewardCells(interactions, control), { about: subset, control }, randomFor),
    outcomes: outcomesOf(interactions, control),
  }
}

function ofChange(
  all: readonly PairedInteraction[],
  { change, control }: { readonly change: MessageChange; readonly control: MessageControl },
  randomFor: RandomFor,
): Uncorrected {
  const [first, second] = MESSAGE_CHANGES[change]
  const cellsOf = (subset: MessageSubset) => rewardCells(all.filter(IN_SUBSET[subset]), control)
  return ofCells(changedCells(cellsOf(first), cellsOf(second)), { about: change, control }, randomFor)
}

function ofCells(
  cells: readonly RewardCell[],
  { about, control }: Pick<MessagesComparison, 'about' | 'control'>,
  randomFor: RandomFor,
): Uncorrected {
  const weight = cells.reduce((sum, cell) => sum + cell.weight, 0)
  const meanOf = (total: number) => (weight === 0 ? null : total / weight)
  return {
    about,
    control,
    family: MAIN.has(about) ? 'main' : 'further',
    interactions: cells.reduce((sum, cell) => sum + cell.interactions, 0),
    seeds: new Set(cells.map(({ seed }) => seed)).size,
    users: new Set(cells.map(({ user }) => user)).size,
    recNet: meanOf(cells.reduce((sum, { recNet }) => sum + recNet, 0)),
    against: meanOf(cells.reduce((sum, { against }) => sum + against, 0)),
    outcomes: null,
    test: testRewards(cells, (...purpose) => randomFor('messages', about, control, ...purpose)),
  }
}

function corrected(compared: readonly Uncorrected[]): readonly MessagesComparison[] {
  const pHolm = new Map<Uncorrected, number>()
  for (const family of ['main', 'further'] as const) {
    const tested = compared.filter((comparison) => comparison.family === family && comparison.test)
    const values = holm(tested.map(({ test }) => test?.pValue ?? 1))
    tested.forEach((comparison, index) => pHolm.set(comparison, values[index] ?? 1))
  }
  return compared.map((comparison) => {
    const { test } = comparison
    return { ...comparison, test: test && { ...test, pHolm: pHolm.get(comparison) ?? 1 } }
  })
}
