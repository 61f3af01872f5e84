/** What a kept reply is held against: SQLite has no checksums of its own, and answers with what damaged bytes say. */
import { createHash } from 'node:crypto'
import type { StoredReply } from '../../models/storedReplies.ts'

/** A reply with the key and the messages, as JSON, of its question. */
export interface SealedReply {
  readonly key: string
  readonly messages: string
  readonly reply: StoredReply
}

/** Returns the first 32 hexadecimal digits of the SHA-256 of all of it. */
export function sealOf({ key, messages, reply }: SealedReply): string {
  const { text, promptTokens, replyTokens, shortened, cut } = reply
  const sealed = JSON.stringify([key, messages, text, promptTokens, replyTokens, shortened, cut])
  return createHash('sha256').update(sealed).digest('hex').slice(0, 32)
}
