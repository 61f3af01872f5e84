/** Takes a package apart again and runs its command line on Node, with nothing but what was packaged: a file left out shows here. */
import { cp, mkdir, readdir } from 'node:fs/promises'
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
    runNode([join(app, 'out', 'main', 'cli.js'), ...args], { cwd: folder, environment: { RECNET_HOME: join(folder, 'home') } })
  await recnet('run', '--dataset', 'demo', '--interactions', '3', '--out', join(folder, 'runs'))
  if ((await readdir(join(folder, 'runs'))).length === 0) throw new Error('The packaged command line left no run.')
}
