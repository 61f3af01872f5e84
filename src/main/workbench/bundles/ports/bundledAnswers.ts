/** Stores what came in a bundle beside the events of a run, so that the run can be replayed and its calls be read. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { BundledCall, BundledReply, BundledVector } from './answerLines.ts'

/** What is known of one run. Lines are read one after the other, since they may be many. */
export interface AnswersOfRun {
  /** With the digest of the bundle. */
  readonly manifest: Manifest
  readonly calls: AsyncIterable<BundledCall>
  readonly replies: AsyncIterable<BundledReply>
  readonly vectors: AsyncIterable<BundledVector>
}

/** Keeps answers apart from those that models gave in this home. Repeating it changes nothing. */
export type KeepAnswers = (answers: AnswersOfRun) => Promise<void>
