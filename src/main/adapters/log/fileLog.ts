/**
 * The log as JSON lines below the home folder, one file for each program that writes: `engine.jsonl`, and what was there
 * before as `engine.1.jsonl` and so on. Lines are written synchronously, each by opening the file anew, so that they
 * outlive a crash and two processes can write to one file.
 */
import { rmSync, renameSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import electronLog from 'electron-log/node'
import { loggedErrors } from '#shared/errors/loggedError.ts'
import type { LogEntry, LoggedError } from '#shared/vocabulary/log.ts'
import type { Log } from '../../ports/log.ts'
import { makeFolderSync } from '../files/folders/makeFolder.ts'

/** Which program writes the log, and how much of it is kept. */
export interface FileLogOptions {
  /** Created when the first line is written. */
  readonly folder: string
  readonly program: 'engine' | 'desktop' | 'server' | 'terminal'
  /** The size in bytes after which a new file is begun (default 1 MiB). */
  readonly longestFile?: number
  /** The most files of this program, the current one included (default 4). */
  readonly mostFiles?: number
}

/** Returns the folder in which all programs of a home keep their logs. */
export function logFolder(home: string): string {
  return join(home, 'log')
}

const LONGEST_FILE = 1024 ** 2
const MOST_FILES = 4

let written = 0

/** Opens the log of one program. Writing never throws, because a failing log must not stop the work. */
export function fileLog({
  folder,
  program,
  longestFile = LONGEST_FILE,
  mostFiles = MOST_FILES,
}: FileLogOptions): Log {
  const file = join(folder, `${program}.jsonl`)
  const logger = electronLog.create({ logId: file })
  // electron-log would print its own messages between the lines of a terminal. The default logger is silenced, too,
  // because it prints for all.
  for (const { transports } of [electronLog, logger]) {
    transports.console.level = false
    transports.console.writeFn = () => undefined
  }
  const { file: transport } = logger.transports
  transport.setAppName('recnet-workbench')
  transport.resolvePathFn = () => file
  transport.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  transport.maxSize = longestFile
  transport.archiveLogFn = () => turnOver(folder, program, mostFiles)
  transport.transforms = [({ data }) => String(data[0])]

  return {
    write: ({ level, scope, message, error }) => {
      const [own = null, ...causes] = error === undefined ? [] : loggedErrors(error).map(withoutHome)
      const id = `${Date.now().toString(36)}-${process.pid.toString(36)}-${(written += 1)}`
      const at = new Date().toISOString()
      const entry: LogEntry = { id, at, level, program, scope, message, error: own, causes }
      if (isThere(folder)) logger[level](JSON.stringify(entry))
      return id
    },
  }
}

/** Makes the folder, which electron-log would else do in a way that never ends where it cannot be made. */
function isThere(folder: string): boolean {
  try {
    makeFolderSync(folder)
    return true
  } catch {
    // What keeps it from being made is told by whoever writes what must be kept.
    return false
  }
}

/** Deletes the oldest file and renames each of the others to the next number. */
function turnOver(folder: string, program: string, mostFiles: number): void {
  const named = (age: number) => join(folder, age === 0 ? `${program}.jsonl` : `${program}.${age}.jsonl`)
  rmSync(named(mostFiles - 1), { force: true })
  for (let age = mostFiles - 2; age >= 0; age -= 1) moved(named(age), named(age + 1))
}

function moved(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch {
    // It is not there yet, or another process of this program has just turned the files over.
  }
}

/** Replaces the home folder of the user by `~`, because a report need not say whose machine it is. */
function withoutHome(error: LoggedError): LoggedError {
  const home = homedir()
  const short = (text: string) => (home.length > 1 ? text.replaceAll(home, '~') : text)
  return { ...error, message: short(error.message), stack: error.stack.map(short) }
}
