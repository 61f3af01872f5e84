/** The tables of replies.sqlite, and the migration of files of earlier versions. */
import type { DatabaseSync } from 'node:sqlite'

/** The version of the tables, as `PRAGMA user_version` of replies.sqlite. */
const VERSION = 4

/** The tables of version 0. Later additions are below, for new and old files alike. */
const FIRST_TABLES = `
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

/** An SQL expression for the words of a reply and its messages, without JSON syntax, which would become parts of words. */
const WORDS_OF = (reply: string) =>
  `(SELECT group_concat(message.value ->> 'content', char(10)) FROM json_each(${reply}.messages) AS message) || char(10) || ${reply}.text`

const REMOVED = `
  CREATE TRIGGER reply_removed AFTER DELETE ON replies BEGIN
    DELETE FROM reply_words WHERE rowid = old.number;
  END;`

/**
 * The number of a reply identifies it in the index of words and in calls, so that a search need not read the replies.
 * Calls record their outcome, and a repair belongs to the call that it repairs. The index of words stores no text of
 * its own; triggers keep it up to date, whoever removes replies.
 */
const SECOND_TABLES = `
  ALTER TABLE calls ADD COLUMN repair TEXT;
  ALTER TABLE calls ADD COLUMN number INTEGER;
  ALTER TABLE calls ADD COLUMN repairNumber INTEGER;
  ALTER TABLE calls ADD COLUMN status TEXT;
  ALTER TABLE calls ADD COLUMN shortened INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE calls ADD COLUMN model TEXT;
  ALTER TABLE calls ADD COLUMN promptTokens INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE calls ADD COLUMN replyTokens INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE calls ADD COLUMN milliseconds INTEGER;
  UPDATE calls SET repair = (SELECT second.key FROM calls AS second WHERE second.run = calls.run AND second.call = calls.call || '/repair');
  DELETE FROM calls WHERE call LIKE '%/repair';
  UPDATE calls SET (shortened, promptTokens, replyTokens) =
    (SELECT reply.shortened, reply.promptTokens, reply.replyTokens FROM replies AS reply WHERE reply.key = calls.key)
    WHERE key IN (SELECT key FROM replies);

  ALTER TABLE replies ADD COLUMN number INTEGER;
  UPDATE replies SET number = counted.number
    FROM (SELECT key, row_number() OVER (ORDER BY used, key) AS number FROM replies) AS counted WHERE counted.key = replies.key;
  CREATE UNIQUE INDEX replies_by_number ON replies (number);
  UPDATE calls SET number = (SELECT reply.number FROM replies AS reply WHERE reply.key = calls.key),
    repairNumber = (SELECT reply.number FROM replies AS reply WHERE reply.key = calls.repair);
  CREATE VIRTUAL TABLE reply_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
  INSERT INTO reply_words (rowid, words) SELECT reply.number, ${WORDS_OF('reply')} FROM replies AS reply;
  CREATE TRIGGER reply_kept AFTER INSERT ON replies BEGIN
    INSERT INTO reply_words (rowid, words) VALUES (new.number, ${WORDS_OF('new')});
  END;
  ${REMOVED}`

/** How a reply was cut, and what is told of a call besides its outcome: JSON texts in a list. */
const THIRD_TABLES = `
  ALTER TABLE replies ADD COLUMN cut TEXT;
  ALTER TABLE calls ADD COLUMN truncated INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE calls ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE calls ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';`

/** How a question was asked, and its repair: JSON objects; null in rows of earlier versions. */
const FOURTH_TABLES = `
  ALTER TABLE calls ADD COLUMN how TEXT;
  ALTER TABLE calls ADD COLUMN repairHow TEXT;`

/** What a reply is held against when it is found; null in rows of earlier versions until they are first found. */
const FIFTH_TABLES = `
  ALTER TABLE replies ADD COLUMN seal TEXT;`

/**
 * Migrates a new or old file to the current version in one transaction, and sets the journal mode. A file of the
 * current version stays as it is.
 */
export function bringUpToDate(database: DatabaseSync): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;')
  if (versionOf(database) >= VERSION) return
  inTransaction(database, () => {
    // Another process may have migrated the file while this one waited.
    const version = versionOf(database)
    if (version >= VERSION) return
    if (version < 1) database.exec(`${FIRST_TABLES}${SECOND_TABLES}`)
    if (version < 2) database.exec(THIRD_TABLES)
    if (version < 3) database.exec(FOURTH_TABLES)
    database.exec(FIFTH_TABLES)
    database.exec(`PRAGMA user_version = ${VERSION}`)
  })
}

/** Deletes all calls and replies in bulk; deleting replies one by one would take minutes for a large file. */
export function emptyTables(database: DatabaseSync): void {
  inTransaction(database, () =>
    database.exec(`
      DROP TRIGGER reply_removed;
      DELETE FROM calls;
      DELETE FROM replies;
      INSERT INTO reply_words (reply_words) VALUES ('delete-all');
      ${REMOVED}`),
  )
}

/**
 * Runs work in a transaction. It takes the write lock at the start, because taking it later may fail. Rolls back and
 * rethrows if the work throws.
 */
export function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    work()
    database.exec('COMMIT')
  } catch (error) {
    // A full disk and an error of the disk have rolled back already; a second time would hide what happened.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
}
