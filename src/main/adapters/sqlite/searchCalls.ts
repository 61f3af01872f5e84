/** The trace of one run: searches its calls, and reads one of them completely. */
import type { DatabaseSync } from 'node:sqlite'
import { callNameParts } from '#shared/vocabulary/calls/callName.ts'
import type { CallRow, CallStatus, KeptExchange } from '#shared/vocabulary/trace.ts'
import type { CallFilter, StoredReply, Trace } from '../../models/storedReplies.ts'

const COLUMNS =
  'call, step, prompt, subject, status, shortened, truncated, refused, notes, model, promptTokens, replyTokens, repair, milliseconds'

/**
 * SQL conditions for what a filter may ask; only those that it asks are part of a question, since an index answers the
 * fewest. A client is found in calls about several subjects, too, such as `u:3/ranking` or `u:3+i:7`.
 */
const FITS = {
  prompt: 'prompt = :prompt',
  subject: "instr('+' || replace(subject, '/', '+') || '+', '+' || replace(:subject, '/', '+') || '+') > 0",
  fromStep: 'step >= :fromStep',
  toStep: 'step <= :toStep',
  status: `(status = :status OR (:status = 'shortened' AND shortened = 1)
    OR (:status = 'truncated' AND truncated = 1) OR (:status = 'refused' AND refused > 0))`,
  model: 'model = :model',
} as const

type Values = Record<string, string | number | null>

/** Opens the trace of a run. Its methods throw the error of SQLite if the file cannot be read. */
export function searchCalls(database: DatabaseSync, run: string): Trace {
  const all = (sql: string, values: Values) => database.prepare(sql).all(values)
  const exchange = (key: unknown, how: unknown): KeptExchange | null => {
    const [row] = all(
      'SELECT messages, text, promptTokens, replyTokens, shortened, cut FROM replies WHERE key = :key',
      { key: String(key) },
    )
    return row
      ? {
          messages: JSON.parse(String(row['messages'])) as KeptExchange['messages'],
          reply: replyOf(row),
          how: typeof how === 'string' ? (JSON.parse(how) as KeptExchange['how']) : null,
        }
      : null
  }
  return {
    timed: () =>
      all(
        'SELECT prompt, milliseconds, replyTokens FROM calls WHERE run = :run AND milliseconds IS NOT NULL',
        { run },
      ).map((row) => ({
        prompt: String(row['prompt']),
        milliseconds: Number(row['milliseconds']),
        replyTokens: Number(row['replyTokens']),
      })),
    search: ({ offset = 0, limit, ...filter }) => {
      const { having, where, values } = conditionOf(database, run, filter)
      // The matching calls are found once, for both the count and the page.
      const found = all(
        `WITH ${having} fitting AS MATERIALIZED (SELECT step AS at, call AS named FROM calls ${where})
         SELECT ${COLUMNS}, total, kept FROM
           (SELECT (SELECT count(*) FROM fitting) AS total, (SELECT count(*) FROM calls WHERE run = :run) AS kept)
           LEFT JOIN (SELECT * FROM fitting ORDER BY at, named LIMIT :limit OFFSET :offset) AS page ON true
           LEFT JOIN calls ON run = :run AND call = named
         ORDER BY at, named`,
        { ...values, limit, offset },
      )
      const rows = found.filter((row) => row['call'] !== null).map(rowOf)
      return { total: Number(found[0]?.['total']), kept: Number(found[0]?.['kept']), rows }
    },
    read: (named) => {
      const [row] = all(
        `SELECT key, how, repairHow, ${COLUMNS} FROM calls WHERE run = :run AND call = :call`,
        {
          run,
          call: callNameParts(named).call,
        },
      )
      const asked = row && exchange(row['key'], row['how'])
      if (!row || !asked) return null
      const milliseconds = row['milliseconds'] === null ? null : Number(row['milliseconds'])
      return {
        ...rowOf(row),
        ...asked,
        milliseconds,
        notes: JSON.parse(String(row['notes'])) as readonly string[],
        repaired: row['repair'] === null ? null : exchange(row['repair'], row['repairHow']),
      }
    },
    beside: (named, filter) => {
      const { having, where, values } = conditionOf(database, run, filter)
      const { call, step } = callNameParts(named)
      // The matching calls are found once: by words that takes longer than all the rest.
      const [row] = all(
        `WITH ${having} fitting AS MATERIALIZED (SELECT step AS at, call AS named FROM calls ${where})
         SELECT (SELECT count(*) FROM fitting WHERE (at, named) < (:step, :call)) AS place,
           (SELECT named FROM fitting WHERE (at, named) < (:step, :call) ORDER BY at DESC, named DESC LIMIT 1) AS previous,
           (SELECT named FROM fitting WHERE (at, named) > (:step, :call) ORDER BY at, named LIMIT 1) AS next`,
        { ...values, call, step },
      )
      const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)
      return {
        place: Number(row?.['place']),
        previous: textOrNull(row?.['previous']),
        next: textOrNull(row?.['next']),
      }
    },
  }
}

/** Converts a row of the table of replies. */
export function replyOf(row: Readonly<Record<string, unknown>>): StoredReply {
  return {
    text: String(row['text']),
    promptTokens: Number(row['promptTokens']),
    replyTokens: Number(row['replyTokens']),
    shortened: row['shortened'] === 1,
    cut: row['cut'] === 'budget' || row['cut'] === 'loop' ? row['cut'] : null,
  }
}

interface Condition {
  /** A table of the replies with a text, found once for calls and their repairs; empty where no text is sought. */
  readonly having: string
  readonly where: string
  readonly values: Values
}

function conditionOf(database: DatabaseSync, run: string, { text, ...filter }: CallFilter): Condition {
  const asked = Object.entries(FITS).flatMap(([name, condition]) => {
    const value = filter[name as keyof typeof FITS]
    return value === undefined ? [] : [{ name, condition, value }]
  })
  const where = ['WHERE run = :run', ...asked.map(({ condition }) => condition)].join(' AND ')
  const values = { run, ...Object.fromEntries(asked.map(({ name, value }) => [name, value])) }
  const sought = text?.trim() ?? ''
  if (sought === '') return { having: '', where, values }
  const words = wordsOf(sought)
  return {
    having: `replies_found AS MATERIALIZED (${words === null ? containing(database, run) : HAVING_WORDS}),`,
    where: `${where} AND (number IN (SELECT number FROM replies_found)
      OR (repairNumber IS NOT NULL AND repairNumber IN (SELECT number FROM replies_found)))`,
    values: { ...values, text: words ?? sought },
  }
}

/**
 * An SQL query by the index of words. The replies of one run lie close together among all replies, so their range of
 * numbers narrows the search.
 */
const HAVING_WORDS = `SELECT rowid AS number FROM reply_words WHERE reply_words MATCH :text
  AND rowid BETWEEN (SELECT min(min(number, coalesce(repairNumber, number))) FROM calls WHERE run = :run)
  AND (SELECT max(max(number, coalesce(repairNumber, number))) FROM calls WHERE run = :run)`

/** Of all replies those of one run, from which on it is faster to read all, one after the other, than to look each up. */
const MOST = 1 / 3

/**
 * Returns an SQL query that reads every text of the run: slow, but correct for characters that are not part of words. An index of
 * three characters each would make the file twice as large, and find nothing shorter.
 */
function containing(database: DatabaseSync, run: string): string {
  const counted = database
    .prepare(
      'SELECT (SELECT count(*) FROM calls WHERE run = :run) AS own, (SELECT count(*) FROM replies) AS every',
    )
    .get({ run })
  const readsAll = Number(counted?.['own']) >= MOST * Number(counted?.['every'])
  // The sign keeps SQLite from looking up numbers by their index.
  return `SELECT number FROM replies WHERE ${readsAll ? '+number' : 'number'} IN
    (SELECT number FROM calls WHERE run = :run UNION SELECT repairNumber FROM calls WHERE run = :run)
    AND (instr(messages, :text) > 0 OR instr(text, :text) > 0)`
}

/** The shortest word that is also searched as a prefix. A shorter prefix matches almost everything, and takes as long. */
const BEGINNING = 4

/**
 * Quotes every word, so that none is read as an operator. The last word is also searched as a prefix, so that matches
 * appear while the user types. Returns null if there is no letter or digit, because the index knows nothing else.
 */
function wordsOf(text: string): string | null {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0) return null
  const quoted = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ')
  return (words.at(-1)?.length ?? 0) < BEGINNING ? quoted : `${quoted}*`
}

function rowOf(row: Readonly<Record<string, unknown>>): CallRow {
  return {
    call: String(row['call']),
    step: Number(row['step']),
    prompt: String(row['prompt']),
    subject: String(row['subject']),
    status: row['status'] as CallStatus | null,
    shortened: row['shortened'] === 1,
    truncated: row['truncated'] === 1,
    refused: Number(row['refused']),
    model: row['model'] as string | null,
    promptTokens: Number(row['promptTokens']),
    replyTokens: Number(row['replyTokens']),
    repair: row['repair'] !== null,
    recomputed: false,
  }
}
