/** Puts a file that SQLite cannot read out of the way, without deleting it. */
import { existsSync, renameSync } from 'node:fs'
import { systemFault } from '#shared/errors/systemFault.ts'
import { openSqliteReplyStore } from './sqliteReplyStore.ts'

/** What SQLite has beside the file. */
const BESIDE = ['', '-wal', '-shm']

/** Renames a damaged file to `….broken`, in place of one that was set aside before. Throws what else keeps it from being opened. */
export function setAsideIfDamaged(file: string): void {
  try {
    const store = openSqliteReplyStore(file)
    try {
      store.size()
    } finally {
      store.close()
    }
  } catch (error) {
    if (systemFault(error)?.code !== 'file-damaged') throw error
    for (const one of BESIDE) if (existsSync(file + one)) renameSync(file + one, `${file}.broken${one}`)
  }
}
