/** Looks into a package that was just made: everything in it that must be, and nothing that must not. Called for every package. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listPackage, statFile } from '@electron/asar'
import { neededPackages, type LockFile } from './neededPackages.ts'

export interface PackageFacts {
  /** Paths with forward slashes, without a leading one. */
  readonly files: readonly PackagedFile[]
  readonly needed: ReadonlySet<string>
  readonly isBeside: (path: string) => boolean
}

export interface PackagedFile {
  readonly path: string
  readonly isUnpacked: boolean
}

const ENTRIES = [
  'out/main/index.js',
  'out/main/engine.js',
  'out/main/cli.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'package.json',
]
/** Read by native code, or by whoever looks for the version and the licence. */
const BESIDE = [
  'resources/demo',
  'resources/fonts',
  'resources/presets.json',
  'resources/icon.png',
  'package.json',
  'LICENSE',
]
/** What the system loads, and no archive can hold. */
const NATIVE = /\.(node|dll|dylib|so(\.\d+)*)$/

/** `folder` holds the archive. Throws with all that is wrong. */
export async function checkPackage(folder: string, project: string): Promise<void> {
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as LockFile
  const wrong = packageProblems({
    files: packagedFiles(join(folder, 'app.asar')),
    needed: neededPackages(lock),
    isBeside: (path) => existsSync(join(folder, path)),
  })
  if (wrong.length > 0)
    throw new Error(`The package in ${folder} is wrong:\n${wrong.map((line) => `- ${line}`).join('\n')}`)
}

export function packagedFiles(archive: string): readonly PackagedFile[] {
  return listPackage(archive, { isPack: false }).flatMap((listed) => {
    const path = listed.replaceAll('\\', '/').replace(/^\//, '')
    const entry = statFile(archive, listed.slice(1))
    return 'files' in entry ? [] : [{ path, isUnpacked: 'unpacked' in entry && entry.unpacked === true }]
  })
}

export function packageProblems({ files, needed, isBeside }: PackageFacts): readonly string[] {
  const paths = new Set(files.map(({ path }) => path))
  const native = files.filter(({ path }) => NATIVE.test(path))
  const bundled = new Set([...paths].flatMap((path) => packageOf(path) ?? []))
  const say = (what: string, found: readonly string[]) => found.map((path) => `${path} ${what}`)
  return [
    ...say(
      'is missing from the archive',
      ENTRIES.filter((path) => !paths.has(path)),
    ),
    ...say(
      'is missing beside the archive',
      BESIDE.filter((path) => !isBeside(path)),
    ),
    ...(native.some(({ path }) => path.includes('/@lancedb/lancedb-'))
      ? []
      : ['LanceDB has no native module for this platform']),
    ...say(
      'is native and inside the archive',
      native.filter(({ isUnpacked }) => !isUnpacked).map(({ path }) => path),
    ),
    ...say(
      'is not on the disk',
      native
        .filter(({ path, isUnpacked }) => isUnpacked && !isBeside(`app.asar.unpacked/${path}`))
        .map(({ path }) => path),
    ),
    ...say(
      'belongs to CUDA',
      [...paths].filter((path) => /node-llama-cpp\/.*cuda/i.test(path)),
    ),
    ...say(
      'is no dependency of what runs',
      [...bundled].filter((name) => !needed.has(name)),
    ),
    ...say(
      'is a source or a test',
      [...paths].filter((path) => /^(src|e2e|bench|scripts)\//.test(path)),
    ),
  ]
}

/** The innermost package that a file belongs to. */
function packageOf(path: string): string | null {
  const inside = path.split('node_modules/').at(-1)
  if (inside === undefined || !path.includes('node_modules/')) return null
  const [first = '', second = ''] = inside.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}
