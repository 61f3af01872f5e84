/** The engine as a process of its own: `engine <home> <resources>`. A host starts it, and it ends when the host does. */
import { fileLog, logFolder } from './adapters/log/fileLog.ts'
import { logUncaught } from './adapters/log/logUncaught.ts'
import { engineParent } from './hosts/engine/engineParent.ts'
import { hostEngine } from './hosts/engine/hostEngine.ts'
import { keepFilesPrivate } from './hosts/engine/privateFiles.ts'

/** How long a model call under way may take to end when the parent is gone. */
const LAST_CALL_MS = 10_000

const [home, resources] = process.argv.slice(2)
const parent = engineParent(process)
if (!parent || !home || !resources) throw new Error('The engine is started by the workbench: npm start')

keepFilesPrivate()

// Ctrl-C on a terminal reaches this process too; the host decides when the engine ends.
process.on('SIGINT', () => undefined)

logUncaught(fileLog({ folder: logFolder(home), program: 'engine' }))
const engine = await hostEngine({ home, resources }, parent.control)
parent.onPage(engine.servePage)
// Whoever started this process starts it again, and then the home may be free.
void engine.gone.then(() => process.exit(0))

const end = () => {
  setTimeout(() => process.exit(0), LAST_CALL_MS)
  void engine.close().finally(() => process.exit(0))
}
parent.onGone(end)
process.once('SIGTERM', end)
