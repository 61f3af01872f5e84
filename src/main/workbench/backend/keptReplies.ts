/** Stores the prompts and replies of all runs in one file of the home, which is opened when it is needed. */
import { join } from 'node:path'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import { sha256 } from '../../adapters/sha256.ts'
import { setAsideIfDamaged } from '../../adapters/sqlite/setAsideIfDamaged.ts'
import { openSqliteReplyStore, type SqliteReplyStore } from '../../adapters/sqlite/sqliteReplyStore.ts'
import type { AnswerRecord } from '../../ports/languageModel.ts'
import type { ReplyStore } from '../../models/storedReplies.ts'
import type { Traces } from '../inspection/ports.ts'
import type { ReplyShelf } from '../models/ports/keptReplies.ts'
import { boundedReplies } from './boundedReplies.ts'
import type { Closable } from './openableModels.ts'

/** The stored replies of a run in progress. */
export interface RunReplies {
  /** Identifies the run, whatever its folder is called. */
  readonly run: string
  /** Opens the store at the first call, and adds it to what the run closes. */
  readonly store: () => ReplyStore
  /** Records the outcome of a call; does nothing if no reply of this run is stored. */
  readonly conclude: (answer: AnswerRecord) => void
}

/** The file of replies, as its different readers need it. */
export interface KeptReplyFile {
  readonly shelf: ReplyShelf
  readonly traces: Traces
  ofRun(manifest: Manifest, closing: Closable[]): RunReplies
}

/**
 * Opens nothing yet. After a run, at most `mostBytes` bytes of prompts and replies are kept, and hardly more while it goes; the least
 * recently used are removed first. A damaged file is set aside when it is cleared.
 */
export function keptReplyFile(home: string, mostBytes: () => number): KeptReplyFile {
  const file = join(home, 'replies.sqlite')
  const open = () => openSqliteReplyStore(file)
  const withStore = <Found>(use: (store: SqliteReplyStore) => Found): Found => {
    const store = open()
    try {
      return use(store)
    } finally {
      store.close()
    }
  }
  return {
    shelf: {
      size: () => withStore((store) => store.size()),
      clear: () => {
        setAsideIfDamaged(file)
        withStore((store) => store.clear())
      },
    },
    traces: {
      withTrace: (manifest, use) => withStore((store) => use(store.trace(runKey(manifest)))),
    },
    ofRun: (manifest, closing) => {
      const run = runKey(manifest)
      let own: SqliteReplyStore | null = null
      let bounded: ReplyStore | null = null
      const opened = () => {
        if (bounded) return bounded
        const store = open()
        own = store
        closing.push({
          close: () => {
            try {
              store.shrink(mostBytes())
            } finally {
              store.close()
            }
          },
        })
        return (bounded = boundedReplies(store, mostBytes))
      }
      return { run, store: opened, conclude: (answer) => own?.conclude(run, answer) }
    },
  }
}

function runKey(manifest: Manifest): string {
  return sha256(JSON.stringify(manifest))
}
