/** What was built still needs the packages that must not be bundled, and nothing that will not be there. */
import { readdir, readFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'

/** Native, or looked for by their files: bundled, they would break (workbench.md 6.1-E, 6.2-B, 6.3). */
const OUTSIDE = ['@lancedb/lancedb', 'apache-arrow', 'node-llama-cpp']

/** `out` holds `main` and `preload`. Throws with all that is wrong. */
export async function checkEntries(out: string, project: string): Promise<void> {
  const { dependencies } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>
  }
  const main = await textsBelow(join(out, 'main'))
  const preload = await readFile(join(out, 'preload', 'preload.cjs'), 'utf8')
  const wrong = entryProblems({ main, preload, dependencies: Object.keys(dependencies) })
  if (wrong.length > 0) throw new Error(`The build is wrong:\n${wrong.map((line) => `- ${line}`).join('\n')}`)
}

export interface BuiltTexts {
  readonly main: readonly string[]
  readonly preload: string
  readonly dependencies: readonly string[]
}

export function entryProblems({ main, preload, dependencies }: BuiltTexts): readonly string[] {
  const imported = new Set(main.flatMap(packagesIn))
  const required = [...preload.matchAll(/\brequire\((['"])(.*?)\1\)/g)].map(([, , name]) => name ?? '')
  return [
    ...OUTSIDE.filter((name) => dependencies.includes(name) && !imported.has(name)).map(
      (name) => `${name} was bundled, or is not used any more`,
    ),
    ...[...imported]
      .filter((name) => name !== 'electron' && !dependencies.includes(name))
      .map((name) => `${name} is imported and no dependency`),
    ...required
      .filter((name) => name !== 'electron')
      .map((name) => `the preload script requires ${name}, which no sandbox gives it`),
    ...(/^\s*(import|export)\b/m.test(preload)
      ? ['the preload script is a module; a sandbox takes CommonJS only']
      : []),
  ]
}

function packagesIn(text: string): readonly string[] {
  const specifiers = [
    ...text.matchAll(/^(?:import|export)\b[^'"\n]*?['"]([^'"]+)['"];?$/gm),
    ...text.matchAll(/\bimport\(['"]([^'"]+)['"]\)/g),
  ]
  return specifiers.flatMap(([, name = '']) =>
    name.startsWith('.') || isBuiltin(name) ? [] : [packageName(name)],
  )
}

function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

async function textsBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
  return Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')))
}
