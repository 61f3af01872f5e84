/**
 * Goes on with the one run of a home, or begins it, until it is finished: `node killedChild.ts <home> <settings> <n>`. Prints `ready` before it opens
 * the home and `whole` at the end. Kills itself without a warning before the n-th change of the file system, where n is not 0.
 */
import { createEngine } from '../../src/main/workbench/createEngine.ts'
import { dieAtChange } from '../../src/main/workbench/dieAtChange.testing.ts'
import { reportOf, resources, startSmall } from '../../src/main/workbench/engine.testing.ts'
import type { Settings } from '../../src/shared/vocabulary/runs.ts'

const [home = '', settings = '{}', moment = '0'] = process.argv.slice(2)
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
dieAtChange(Number(moment), CHANGES)

process.stdout.write('ready\n')
const engine = await createEngine({ home, resources })
const [row] = await engine.handlers['runs.list']({})
const run = row?.run ?? (await startSmall(engine, JSON.parse(settings) as Settings))
// A run whose sessions ended too often at the same event waits for its user.
if (row?.status === 'failed') await engine.handlers['runs.resume']({ run })
await reportOf(engine, run)
await engine.close()
process.stdout.write(`whole ${run}\n`)
