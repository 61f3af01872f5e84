/** One node of a tree of causes as it is found, without what hangs below it. */
import type { CauseRef } from '#shared/vocabulary/causes/causeAddress.ts'
import type { CauseContent } from '#shared/vocabulary/causes/causes.ts'

export interface FoundCause {
  /** Where it was asked for by a later revision, the one that wrote its text. */
  readonly ref: CauseRef
  readonly content: CauseContent
  readonly step: number
  readonly call: string | null
  readonly causes: readonly CauseRef[]
}
