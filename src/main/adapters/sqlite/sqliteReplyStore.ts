/** ReplyStore and trace in one SQLite file. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { PromptName } from '#shared/vocabulary/agents.ts'
import type { ReplyStore, StoredReply, TracedCall } from '../../experiments/storedReplies.ts'

export interface TraceQuery {
  readonly run: string
  readonly prompt?: string | undefined
  /** Client, router or interaction as calls name it: `u:3`. */
  readonly subject?: string | undefined
  readonly step?: number | undefined
  readonly limit: number
}

export interface SqliteReplyStore extends ReplyStore {
  /** In the order of steps, then of calls. */
  trace(query: TraceQuery): readonly TracedCall[]
  size(): { readonly replies: number; readonly bytes: number }
  /** Removes what was used longest ago until texts take no more than `bytes`; returns how many replies went. */
  shrink(bytes: number): number
  close(): void
}

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS replies (
    key TEXT PRIMARY KEY, used INTEGER NOT NULL, messages TEXT NOT NULL, text TEXT NOT NULL,
    promptTokens INTEGER NOT NULL, replyTokens INTEGER NOT NULL, shortened INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS calls (
    run TEXT NOT NULL, call TEXT NOT NULL, step INTEGER NOT NULL, prompt TEXT NOT NULL, subject TEXT NOT NULL, key TEXT NOT NULL,
    PRIMARY KEY (run, call)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS calls_by_step ON calls (run, step);
  CREATE INDEX IF NOT EXISTS replies_by_use ON replies (used);`

/** Several processes may have the same file open. */
export function openSqliteReplyStore(file: string): SqliteReplyStore {
  mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file, { timeout: 5000 })
  database.exec(SCHEMA)
  const findReply = database.prepare(
    'SELECT text, promptTokens, replyTokens, shortened FROM replies WHERE key = ?',
  )
  const touch = database.prepare(
    'UPDATE replies SET used = (SELECT coalesce(max(used), 0) + 1 FROM replies) WHERE key = ?',
  )
  const keepReply = database.prepare(
    'INSERT INTO replies SELECT ?, coalesce(max(used), 0) + 1, ?, ?, ?, ?, ? FROM replies WHERE true ON CONFLICT (key) DO NOTHING',
  )
  const noteCall = database.prepare('INSERT OR REPLACE INTO calls VALUES (?, ?, ?, ?, ?, ?)')
  const sizes = database.prepare(
    'SELECT count(*) AS replies, coalesce(sum(length(messages) + length(text)), 0) AS bytes FROM replies',
  )
  const size = () => sizes.get() as { readonly replies: number; readonly bytes: number }
  return {
    find: (key) => {
      const row = findReply.get(key)
      if (row === undefined) return null
      touch.run(key)
      return replyOf(row)
    },
    keep: (key, { messages }, { text, promptTokens, replyTokens, shortened }) => {
      keepReply.run(key, JSON.stringify(messages), text, promptTokens, replyTokens, shortened ? 1 : 0)
    },
    note: (run, { call, prompt }, key) => {
      const [step = '0', , ...subject] = call.split('/')
      noteCall.run(run, call, Number(step), prompt, subject.join('/'), key)
    },
    trace: ({ run, prompt, subject, step, limit }) => {
      const rows = database
        .prepare(
          `SELECT call, prompt, messages, text, promptTokens, replyTokens, shortened FROM calls JOIN replies USING (key)
           WHERE run = :run AND (:prompt IS NULL OR prompt = :prompt) AND (:step IS NULL OR step = :step)
             AND (:subject IS NULL OR subject = :subject OR subject LIKE :subject || '/%')
           ORDER BY step, call LIMIT :limit`,
        )
        .all({ run, prompt: prompt ?? null, subject: subject ?? null, step: step ?? null, limit })
      return rows.map((row) => ({
        call: String(row['call']),
        prompt: row['prompt'] as PromptName,
        messages: JSON.parse(String(row['messages'])) as TracedCall['messages'],
        reply: replyOf(row),
      }))
    },
    size,
    shrink: (bytes) => {
      const before = size().replies
      database
        .prepare(
          `DELETE FROM replies WHERE used <= (
             SELECT coalesce(max(used), 0) FROM (SELECT used, sum(length(messages) + length(text)) OVER (ORDER BY used DESC) AS total FROM replies)
             WHERE total > ?)`,
        )
        .run(bytes)
      database.exec('DELETE FROM calls WHERE key NOT IN (SELECT key FROM replies)')
      return before - size().replies
    },
    close: () => database.close(),
  }
}

function replyOf(row: Readonly<Record<string, unknown>>): StoredReply {
  return {
    text: String(row['text']),
    promptTokens: Number(row['promptTokens']),
    replyTokens: Number(row['replyTokens']),
    shortened: row['shortened'] === 1,
  }
}
