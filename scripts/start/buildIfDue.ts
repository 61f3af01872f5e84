/** Builds what `npm start` runs, when it is missing or older than what it is built from. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a start needs; the build writes each of them anew. */
const BUILT = ['out/main/cli.js', 'out/main/engine.js', 'out/renderer/index.html']
const SOURCES = ['src', 'package.json', 'electron.vite.config.ts', 'tsconfig.base.json']

/** False when the build failed; why was shown. */
export async function buildIfDue(root: string): Promise<boolean> {
  if (!isBuildDue(root)) return true
  console.log('Building the workbench; this takes a few seconds, once…')
  const { code, output } = await build(root)
  if (code === 0 && BUILT.every((file) => existsSync(join(root, file)))) return true
  console.error(`${output}\nThe workbench could not be built. Install what it needs with \`npm ci\`, then try again.`)
  process.exitCode = 1
  return false
}

export function isBuildDue(root: string): boolean {
  const built = BUILT.map((file) => changedAt(join(root, file)))
  return Math.min(...built) < Math.max(...SOURCES.map((source) => newestIn(join(root, source))))
}

/** Milliseconds; of a folder the newest of the files below it. Tests do not enter the build. */
function newestIn(path: string): number {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return changedAt(path)
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/\.(test|testing)\.ts$/.test(entry.name),
  )
  return Math.max(0, ...files.map((entry) => changedAt(join(entry.parentPath, entry.name))))
}

/** 0 where it is not there: older than everything. */
function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function build(root: string): Promise<{ readonly code: number | null; readonly output: string }> {
  const program = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const child = spawn(process.execPath, [program, 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve({ code: null, output: message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}
