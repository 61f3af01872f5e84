/** Builds what `npm start` runs, when it is missing or older than what it is built from. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a start needs, by the entry that it is built from; the build writes each of them anew. */
const BUILT = {
  'src/main/cli.ts': 'out/main/cli.js',
  'src/main/engine.ts': 'out/main/engine.js',
  'src/main/index.ts': 'out/main/index.js',
  'src/main/preload.ts': 'out/preload/preload.cjs',
  'src/renderer/index.html': 'out/renderer/index.html',
}
const SOURCES = ['src', 'package.json', 'electron.vite.config.ts', 'tsconfig.base.json']

/** False when the build failed; why was shown. */
export async function buildIfDue(root: string): Promise<boolean> {
  if (!isBuildDue(root)) return true
  console.log('Building the workbench; this takes a few seconds, once…')
  const { code, output } = await build(root)
  if (code === 0 && builtFiles(root).every((file) => existsSync(file))) return true
  console.error(
    `${output}\nThe workbench could not be built. Install what it needs with \`npm ci\`, then try again.`,
  )
  process.exitCode = 1
  return false
}

export function isBuildDue(root: string): boolean {
  const built = builtFiles(root).map(changedAt)
  return Math.min(...built) < Math.max(...SOURCES.map((source) => newestIn(join(root, source))))
}

function builtFiles(root: string): readonly string[] {
  return Object.entries(BUILT).flatMap(([entry, file]) =>
    existsSync(join(root, entry)) ? [join(root, file)] : [],
  )
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
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve({ code: null, output: message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}
