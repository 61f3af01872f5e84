/** Rewards by seed and user: what every mean and test of the report on messages is made of. */
import type { UserId } from '#shared/vocabulary/ids.ts'
import type { MessageControl, PairedOutcomes } from '#shared/vocabulary/studies/messagesReport.ts'
import type { PairedInteraction } from './pairSeeds.ts'

/** A user in one seed: the rewards of the same interactions in both runs, as sums; or one change of mean rewards. */
export interface RewardCell {
  readonly seed: number
  readonly user: UserId
  readonly interactions: number
  /** What the sums are over: the number of interactions, or 1 for a change. A mean is a sum of sums over one of weights. */
  readonly weight: number
  readonly recNet: number
  readonly against: number
}

/** Returns the cells of some interactions that can be paired with the control, in the order of seeds and first interactions. */
export function rewardCells(
  interactions: readonly PairedInteraction[],
  control: MessageControl,
): readonly RewardCell[] {
  const paired = interactions.flatMap(({ seed, user, reward, against }) => {
    const other = against[control]
    return other === null ? [] : [{ seed, user, reward, other }]
  })
  return [...Map.groupBy(paired, cellKey).values()].flatMap((own): RewardCell | readonly RewardCell[] => {
    const [first] = own
    if (!first) return []
    return {
      seed: first.seed,
      user: first.user,
      interactions: own.length,
      weight: own.length,
      recNet: own.reduce<number>((sum, { reward }) => sum + reward, 0),
      against: own.reduce<number>((sum, { other }) => sum + other, 0),
    }
  })
}

/** Returns the change of the mean rewards, the first cells less the second, for users who have both in a seed. */
export function changedCells(
  cells: readonly RewardCell[],
  less: readonly RewardCell[],
): readonly RewardCell[] {
  const others = new Map(less.map((cell) => [cellKey(cell), cell]))
  return cells.flatMap((cell): RewardCell | readonly RewardCell[] => {
    const other = others.get(cellKey(cell))
    if (!other) return []
    return {
      seed: cell.seed,
      user: cell.user,
      interactions: cell.interactions + other.interactions,
      weight: 1,
      recNet: cell.recNet / cell.weight - other.recNet / other.weight,
      against: cell.against / cell.weight - other.against / other.weight,
    }
  })
}

/** Counts interactions by which of both runs predicted them rightly; those without a pair are left out. */
export function outcomesOf(
  interactions: readonly PairedInteraction[],
  control: MessageControl,
): PairedOutcomes {
  let [recNetAlone, controlAlone, same] = [0, 0, 0]
  for (const { reward, against } of interactions) {
    const other = against[control]
    if (other === null) continue
    if (reward > other) recNetAlone += 1
    else if (reward < other) controlAlone += 1
    else same += 1
  }
  return { recNetAlone, controlAlone, same }
}

function cellKey({ seed, user }: Pick<RewardCell, 'seed' | 'user'>): string {
  return `${seed} ${user}`
}
