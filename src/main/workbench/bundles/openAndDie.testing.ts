/**
 * Opens a bundle in a process of its own and kills that without a warning before the n-th change of the file system:
 * `node openAndDie.testing.ts <home> <bundle> <n>`. Prints `whole` where it came to the end.
 */
import { createEngine } from '../createEngine.ts'
import { dieAtChange } from '../dieAtChange.testing.ts'
import { resources } from '../engine.testing.ts'

const [home = '', bundle = '', moment = '0'] = process.argv.slice(2)
const engine = await createEngine({ home, resources })
dieAtChange(Number(moment), ['rename', 'mkdir', 'rm', 'writeFile', 'open'])

await engine.handlers['bundles.open']({ source: engine.grantSource([bundle], 'bundle').source })
process.stdout.write('whole')
await engine.close()
