/** `recnet`: the workbench without Electron, in a terminal or (`recnet serve`) for a browser. Plain Node. */
import { homedir } from 'node:os'
import { extname, join } from 'node:path'
import { homeFolder } from './hosts/engine/homeFolder.ts'

const root = join(import.meta.dirname, '..', '..')
const places = {
  home: homeFolder(process.env, homedir()),
  resources: join(root, 'resources'),
  page: join(root, 'out', 'renderer'),
  // The entry of the engine is beside this file, with the same extension: TypeScript in the sources, JavaScript in a build.
  engine: join(import.meta.dirname, `engine${extname(import.meta.filename)}`),
}
const args = process.argv.slice(2)

// Each entry is loaded only when it is needed, since a server has no use for the engine in its own process.
process.exitCode =
  args[0] === 'serve'
    ? await import('./serve.ts').then(({ serveCommand }) => serveCommand(args.slice(1), places))
    : await import('./terminal.ts').then(({ terminalCommand }) => terminalCommand(args, places))
