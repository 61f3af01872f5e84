/**
 * Opens a bundle in a process of its own and kills that without a warning before the n-th change of the file system:
 * `node openAndDie.testing.ts <home> <bundle> <n>`. Prints `whole` where it came to the end.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { createEngine } from '../createEngine.ts'
import { resources } from '../engine.testing.ts'

const [home = '', bundle = '', moment = '0'] = process.argv.slice(2)
const engine = await createEngine({ home, resources })
let changes = 0

for (const name of ['rename', 'mkdir', 'rm', 'writeFile', 'open'] as const) {
  const original = fs.promises[name] as (...args: unknown[]) => Promise<unknown>
  const dying = (...args: unknown[]) => {
    changes += 1
    if (changes === Number(moment)) process.kill(process.pid, 'SIGKILL')
    return original(...args)
  }
  Object.assign(fs.promises, { [name]: dying })
}
syncBuiltinESMExports()

await engine.handlers['bundles.open']({ source: engine.grantSource([bundle], 'bundle').source })
process.stdout.write('whole')
await engine.close()
