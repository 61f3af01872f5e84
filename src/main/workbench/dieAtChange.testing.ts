/** Kills this process in the midst of its work, so that a test sees what a kill leaves at any moment. */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** A function of `fs.promises` that changes the file system. */
export type FileChange =
  'rename' | 'mkdir' | 'rm' | 'writeFile' | 'open' | 'appendFile' | 'truncate' | 'link' | 'unlink'

/** From now on kills this process without a warning before the n-th call of these functions, which begin at 1; never where `moment` is 0. */
export function dieAtChange(moment: number, changes: readonly FileChange[]): void {
  let count = 0
  for (const name of changes) {
    const original = fs.promises[name] as (...args: unknown[]) => Promise<unknown>
    const dying = (...args: unknown[]) => {
      count += 1
      if (count === moment) process.kill(process.pid, 'SIGKILL')
      return original(...args)
    }
    Object.assign(fs.promises, { [name]: dying })
  }
  syncBuiltinESMExports()
}
