import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { HOME_FILES, RUN_FILES } from './formats.ts'
import { generatedPages } from './generatedPages.ts'

const root = join(import.meta.dirname, '..', '..')

describe('the generated pages', () => {
  let pages: ReadonlyMap<string, string>
  beforeAll(async () => {
    pages = await generatedPages(root)
  })

  it('say what the code says; npm run docs mends those that do not', () => {
    const stale = [...pages].filter(([path, text]) => committed(path) !== text).map(([path]) => path)
    expect(stale, 'write these pages anew with: npm run docs').toEqual([])
  })

  it('show every command, setting and error', () => {
    expect(pages.get('docs/reference/commands.md')).toContain('## `recnet models try`')
    expect(pages.get('docs/reference/commands.md')).toContain('`--initial-router-count <value>`')
    expect(pages.get('docs/reference/settings.md')).toMatch(
      /`routingThreshold` \| Routing threshold \| τ \| `0.85` \| -1 to 1 \|  \| 0.7, 0.75, 0.8, 0.85, 0.9/,
    )
    expect(pages.get('docs/reference/errors.md')).toContain(
      'In the terminal: Choose another name, or remove it with: recnet remove <name>',
    )
    expect(pages.get('docs/reference/files.md')).toMatch(/`parallelRuns` \| whole number, 1 to 8 \| `1`/)
    expect(pages.get('docs/reference/files.md')).toContain('**`client-described`**')
  })

  it('know every file of the home folder and of a run that the sources name', () => {
    const known = new Set([...HOME_FILES, ...RUN_FILES].map(({ name }) => name.replace('/', '')))
    const named = productFiles().flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(/join\((?:home, '([\w.-]+)'|folder, '([\w-]+\.json?l?)')/g),
      ].map(([, ofHome, ofRun]) => ofHome ?? ofRun),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((name) => name !== undefined && !known.has(name))).toEqual([])
  })
})

function committed(path: string): string {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return ''
  }
}

function productFiles(): readonly string[] {
  const main = join(root, 'src', 'main')
  const names = readdirSync(main, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => /(?<!\.test|\.testing)\.ts$/.test(name)).map((name) => join(main, name))
}
