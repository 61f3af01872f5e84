/** Holds stored replies to their limit while a run goes, and not only at its end: a run can last for days. */
import type { SqliteReplyStore } from '../../adapters/sqlite/sqliteReplyStore.ts'
import type { ReplyStore } from '../../models/storedReplies.ts'

/** What may be added beyond the limit before older replies are removed, as a share of it: to remove some, all are looked at. */
const SLACK = 1 / 16

/** Returns the store, whose texts take at most `mostBytes()` bytes and a sixteenth. */
export function boundedReplies(store: SqliteReplyStore, mostBytes: () => number): ReplyStore {
  let added = 0
  return {
    ...store,
    keep: (key, question, reply) => {
      store.keep(key, question, reply)
      added += Buffer.byteLength(JSON.stringify(question.messages)) + Buffer.byteLength(reply.text)
      if (added <= mostBytes() * SLACK) return
      store.shrink(mostBytes())
      added = 0
    },
  }
}
