/** The facts of AgentCF++ besides the texts of its agents: what users keep to themselves, and the groups that share interests. */
import type { ItemId, UserId } from '../../vocabulary/ids.ts'

export type MemoryEvent =
  /** A user has another private memory. `call` names the call that wrote it; null for the first. */
  | {
      readonly type: 'private-memory-revised'
      readonly user: UserId
      readonly revision: number
      readonly memory: string
      readonly call: string | null
    }
  /** The interests of a user were read from its private memory. */
  | {
      readonly type: 'interests-listed'
      readonly user: UserId
      readonly interests: readonly string[]
      readonly call: string
    }
  /**
   * The users who have interests of one cluster became a group. `group` counts from 1, the group with the most interests first.
   * `items` are the newest that its members took in training, oldest first; one that two of them took may stand there twice.
   */
  | {
      readonly type: 'interest-group-formed'
      readonly group: number
      readonly name: string
      readonly interests: readonly string[]
      readonly members: readonly UserId[]
      readonly items: readonly ItemId[]
      readonly call: string
    }

/** Users who share some interests, and what they took last. */
export type InterestGroup = Omit<
  Extract<MemoryEvent, { readonly type: 'interest-group-formed' }>,
  'type' | 'call'
>
