/** Takes a package apart again and runs its command line on Node, with nothing but what was packaged: a file left out shows here. */
import { cp, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import { runNode } from './runTool.ts'

/** `packaged` holds the archive. Everything is done below `folder`. */
export async function runUnpacked(packaged: string, folder: string): Promise<void> {
  const app = join(folder, 'app')
  await mkdir(folder, { recursive: true })
  extractAll(join(packaged, 'app.asar'), app)
  await cp(join(packaged, 'resources'), join(app, 'resources'), { recursive: true })
  const recnet = (...args: readonly string[]) =>
    runNode([join(app, 'out', 'main', 'cli.js'), ...args], {
      cwd: folder,
      environment: { RECNET_HOME: join(folder, 'home') },
    })
  const run = join(folder, 'run')
  // On LanceDB, so that its native module is loaded; PDF and PNG, so that fonts and the drawing module are.
  await recnet(
    'run',
    '--dataset',
    'demo',
    '--index',
    'lance',
    '--interaction-limit',
    '3',
    '--repetitions',
    '1',
    '--out',
    run,
  )
  for (const format of ['pdf', 'png']) {
    const figure = join(folder, `figure.${format}`)
    await recnet('export', 'figure', 'router-count', '--run', run, '--format', format, '--out', figure)
    if ((await stat(figure)).size === 0)
      throw new Error(`The packaged command line wrote an empty ${format}.`)
  }
}
