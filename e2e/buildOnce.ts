/** Builds what the hosts serve: page, preload script, entries. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export default function buildOnce(): void {
  const root = join(import.meta.dirname, '..')
  const program = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const built = spawnSync(process.execPath, [program, 'build'], { cwd: root, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}\n${built.stderr}`)
}
