/** A ReplyStore and the traces of all runs in one SQLite file. */
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { aboutFile } from '#shared/errors/aboutFile.ts'
import { callNameParts } from '#shared/vocabulary/calls/callName.ts'
import type { KeptReplies } from '#shared/vocabulary/trace.ts'
import type { ReplyStore, Trace } from '../../models/storedReplies.ts'
import { makeFolderSync } from '../files/folders/makeFolder.ts'
import { bringUpToDate, emptyTables, inTransaction } from './replySchema.ts'
import { sealOf } from './replySeal.ts'
import { replyOf, searchCalls } from './searchCalls.ts'

/** The open file. All methods are synchronous. */
export interface SqliteReplyStore extends ReplyStore {
  /** Returns the trace of a run, by the key under which its calls were noted. */
  trace(run: string): Trace
  /** Counts the replies, the bytes of their texts, and the bytes on disk. */
  size(): KeptReplies
  /** Removes the least recently used replies until texts take at most `bytes`; returns how many were removed. */
  shrink(bytes: number): number
  /** Removes everything, and returns the space to the disk. */
  clear(): void
  close(): void
}

/** An SQL expression for the size of a reply in bytes. SQLite knows it without reading the texts. */
const BYTES = 'octet_length(messages) + octet_length(text)'

/**
 * Opens or creates the file, which several processes may have open. Errors of SQLite, such as a file that is no database, are
 * thrown with the `path` of the file.
 */
export function openSqliteReplyStore(file: string): SqliteReplyStore {
  const told = <Result>(work: () => Result): Result => {
    try {
      return work()
    } catch (error) {
      return aboutFile(file)(error)
    }
  }
  const store = told(() => openedStore(file))
  return {
    find: (key) => told(() => store.find(key)),
    keep: (key, request, reply) => told(() => store.keep(key, request, reply)),
    note: (run, asked, key) => told(() => store.note(run, asked, key)),
    conclude: (run, outcome) => told(() => store.conclude(run, outcome)),
    trace: (run) => store.trace(run),
    size: () => told(() => store.size()),
    shrink: (bytes) => told(() => store.shrink(bytes)),
    clear: () => told(() => store.clear()),
    close: () => told(() => store.close()),
  }
}

function openedStore(file: string): SqliteReplyStore {
  makeFolderSync(dirname(file))
  const database = new DatabaseSync(file, { timeout: 5000 })
  bringUpToDate(database)
  const findReply = database.prepare(
    'SELECT messages, text, promptTokens, replyTokens, shortened, cut, seal FROM replies WHERE key = ?',
  )
  const touch = database.prepare(
    'UPDATE replies SET used = (SELECT coalesce(max(used), 0) + 1 FROM replies), seal = ? WHERE key = ?',
  )
  const keepReply = database.prepare(
    `INSERT INTO replies (key, used, messages, text, promptTokens, replyTokens, shortened, cut, seal, number)
     VALUES (:key, (SELECT coalesce(max(used), 0) + 1 FROM replies), :messages, :text, :promptTokens, :replyTokens, :shortened, :cut, :seal,
       (SELECT coalesce(max(number), 0) + 1 FROM replies))
     ON CONFLICT (key) DO NOTHING`,
  )
  const replaceReply = database.prepare(
    `UPDATE replies SET messages = :messages, text = :text, promptTokens = :promptTokens, replyTokens = :replyTokens,
       shortened = :shortened, cut = :cut, seal = :seal WHERE key = :key`,
  )
  /** The keys of replies that were found and do not fit their seals: they count as absent until they are kept anew. */
  const damaged = new Set<string>()
  // A resumed run repeats calls. If the reply is the same, so is the outcome, and the row stays.
  const noteCall = database.prepare(
    `INSERT INTO calls (run, call, step, prompt, subject, key, number, model, shortened, promptTokens, replyTokens, milliseconds, how)
     VALUES (:run, :call, :step, :prompt, :subject, :key, (SELECT number FROM replies WHERE key = :key), :model, :shortened, :promptTokens, :replyTokens, :milliseconds, :how)
     ON CONFLICT (run, call) DO UPDATE SET key = excluded.key, number = excluded.number, model = excluded.model, repair = NULL, repairNumber = NULL, repairHow = NULL, how = excluded.how, status = NULL,
       shortened = excluded.shortened, promptTokens = excluded.promptTokens, replyTokens = excluded.replyTokens, milliseconds = excluded.milliseconds
     WHERE key <> excluded.key`,
  )
  const noteRepair = database.prepare(
    `UPDATE calls SET repair = :key, repairNumber = (SELECT number FROM replies WHERE key = :key), milliseconds = milliseconds + :milliseconds, repairHow = :how
     WHERE run = :run AND call = :call AND repair IS NOT :key`,
  )
  const noteOutcome = database.prepare(
    `UPDATE calls SET status = :status, shortened = :shortened, truncated = :truncated, refused = :refused, notes = :notes, promptTokens = :promptTokens, replyTokens = :replyTokens
     WHERE run = :run AND call = :call`,
  )
  const sizes = database.prepare(
    `SELECT count(*) AS replies, coalesce(sum(${BYTES}), 0) AS bytes FROM replies`,
  )
  const size = () => {
    const { replies, bytes } = sizes.get() as { readonly replies: number; readonly bytes: number }
    return { replies, bytes, fileBytes: bytesOf(file) + bytesOf(`${file}-wal`) }
  }
  /** Deletes calls whose replies were removed, because nothing could be shown of them. */
  const dropBareCalls = () =>
    database.exec(`
      DELETE FROM calls WHERE key NOT IN (SELECT key FROM replies);
      UPDATE calls SET repair = NULL, repairNumber = NULL WHERE repair IS NOT NULL AND repair NOT IN (SELECT key FROM replies)`)
  return {
    find: (key) => {
      const row = findReply.get(key)
      if (row === undefined) return null
      const reply = replyOf(row)
      const seal = sealOf({ key, messages: String(row['messages']), reply })
      // One of an earlier version has none, and is believed where it is whole.
      const fits = row['seal'] === null ? isWhole(row) : row['seal'] === seal
      if (!fits) {
        damaged.add(key)
        return null
      }
      touch.run(seal, key)
      return reply
    },
    keep: (key, request, reply) => {
      const messages = JSON.stringify(request.messages)
      const { text, promptTokens, replyTokens, shortened, cut } = reply
      const kept = { key, messages, text, promptTokens, replyTokens, shortened: shortened ? 1 : 0, cut }
      const statement = damaged.delete(key) ? replaceReply : keepReply
      statement.run({ ...kept, seal: sealOf({ key, messages, reply }) })
    },
    note: (run, { call, prompt, reply, model, milliseconds, how }, key) => {
      const { call: named, step, subject, isRepair } = callNameParts(call)
      if (isRepair) {
        noteRepair.run({ run, call: named, key, milliseconds: milliseconds ?? 0, how: JSON.stringify(how) })
        return
      }
      const { shortened, promptTokens, replyTokens } = reply
      const used = { shortened: shortened ? 1 : 0, promptTokens, replyTokens }
      noteCall.run({
        run,
        call,
        step,
        prompt,
        subject,
        key,
        model,
        milliseconds,
        how: JSON.stringify(how),
        ...used,
      })
    },
    conclude: (run, { call, status, shortened, truncated, refused, notes, promptTokens, replyTokens }) => {
      const told = {
        shortened: shortened ? 1 : 0,
        truncated: truncated ? 1 : 0,
        notes: JSON.stringify(notes),
      }
      noteOutcome.run({ run, call, status, refused, promptTokens, replyTokens, ...told })
    },
    trace: (run) => searchCalls(database, run),
    size,
    shrink: (bytes) => {
      let removed = 0
      inTransaction(database, () => {
        const last = database
          .prepare(
            `SELECT max(used) AS used FROM (SELECT used, sum(${BYTES}) OVER (ORDER BY used DESC) AS total FROM replies) WHERE total > ?`,
          )
          .get(bytes)?.['used']
        if (typeof last !== 'number') return
        removed = Number(database.prepare('DELETE FROM replies WHERE used <= ?').run(last).changes)
        dropBareCalls()
      })
      return removed
    },
    clear: () => {
      emptyTables(database)
      database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);')
    },
    close: () => database.close(),
  }
}

/** Damage at the head of a row moves or takes away its columns. */
function isWhole({ messages, text, promptTokens, replyTokens }: Readonly<Record<string, unknown>>): boolean {
  const isText = typeof messages === 'string' && messages.startsWith('[{') && typeof text === 'string'
  return isText && Number.isInteger(promptTokens) && Number.isInteger(replyTokens)
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
