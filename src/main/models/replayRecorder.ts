/** Hears what a replay was answered with, so that a bundle can hold exactly that. */
import type { AnswerRecord } from '../ports/languageModel.ts'
import type { AskedQuestion, StoredReply } from './storedReplies.ts'

/** A question with its reply, by the hash of what was asked. */
export interface RecordedReply {
  /** SHA-256 of the model's identity and of what was asked. */
  readonly hash: string
  readonly question: AskedQuestion
  readonly reply: StoredReply
  /** The name of the model. */
  readonly model: string
}

/** Who hears of a replay. */
export interface ReplayRecorder {
  reply(recorded: RecordedReply): void
  /** One vector for each text, in the same order. */
  vectors(texts: readonly string[], vectors: readonly Float32Array[]): void
  conclude(answer: AnswerRecord): void
}
