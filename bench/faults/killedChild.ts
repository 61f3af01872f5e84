/**
 * Goes on with the one run of a home, or begins it, until it is finished: `node killedChild.ts <home> <settings> <n>`. Prints `ready` before it opens
 * the home and `whole` at the end. Kills itself without a warning before the n-th change of the file system, where n is not 0.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { createEngine } from '../../src/main/workbench/createEngine.ts'
import { reportOf, resources, startSmall } from '../../src/main/workbench/engine.testing.ts'
import type { Settings } from '../../src/shared/vocabulary/runs.ts'

const [home = '', settings = '{}', moment = '0'] = process.argv.slice(2)
let changes = 0
const CHANGES = [
  'rename',
  'mkdir',
  'rm',
  'writeFile',
  'open',
  'appendFile',
  'truncate',
  'link',
  'unlink',
] as const
for (const name of CHANGES) {
  const original = fs.promises[name] as (...args: unknown[]) => Promise<unknown>
  const dying = (...args: unknown[]) => {
    changes += 1
    if (changes === Number(moment)) process.kill(process.pid, 'SIGKILL')
    return original(...args)
  }
  Object.assign(fs.promises, { [name]: dying })
}
syncBuiltinESMExports()

process.stdout.write('ready\n')
const engine = await createEngine({ home, resources })
const [row] = await engine.handlers['runs.list']({})
const run = row?.run ?? (await startSmall(engine, JSON.parse(settings) as Settings))
// A run whose sessions ended too often at the same event waits for its user.
if (row?.status === 'failed') await engine.handlers['runs.resume']({ run })
await reportOf(engine, run)
await engine.close()
process.stdout.write(`whole ${run}\n`)
