import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SERVE_HELP } from '../../src/main/hosts/web/serveOptions.ts'
import { START_HELP } from '../start/startOptions.ts'
import { commandProgram } from './commandProgram.ts'
import { BUNDLE_FILES, HOME_FILES, RUN_FILES } from './formats.ts'
import { documentParts } from './markdownDocument.ts'
import { staleMentions, withoutTheImportTable, withoutThePast } from './staleMentions.ts'

const root = join(import.meta.dirname, '..', '..')
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
const known = {
  files: new Set(files.split('\n').filter((file) => file !== '')),
  runtime: new Set([...HOME_FILES, ...RUN_FILES, ...BUNDLE_FILES].map(({ name }) => name)),
  read,
  program: commandProgram(),
  scripts: new Set(Object.keys(scripts)),
  serveHelp: SERVE_HELP,
  startHelp: START_HELP,
}
const papers = [...known.files].filter(
  (file) => /^(README|ARCHITECTURE|CONTRIBUTING|CHANGELOG)\.md$/.test(file) || /^docs\/.*\.md$/.test(file),
)

describe('the papers of the house', () => {
  it('name only paths, commands, options and links that exist', () => {
    expect(papers).toContain('README.md')
    const stale = papers.flatMap((path) => {
      const text = path === 'CHANGELOG.md' ? withoutThePast(read(path)) : read(path)
      return staleMentions({ path, text: withoutTheImportTable(text) }, known)
    })
    expect(stale).toEqual([])
  })
})

describe('comments in the sources', () => {
  it('name only documents that exist', () => {
    const sources = [...known.files].filter((file) =>
      /^(src|e2e|bench|scripts\/(?!docs\/)).*\.(ts|vue|mjs)$/.test(file),
    )
    const named = sources.flatMap((file) =>
      (read(file).match(/\bdocs\/[\w./-]+\.md\b/g) ?? []).map((document) => ({ file, document })),
    )
    expect(named.filter(({ document }) => !known.files.has(document))).toEqual([])
  })
})

describe('the first papers', () => {
  it('stay short enough to be read in one sitting', () => {
    const lines = (path: string) => read(path).trimEnd().split('\n').length
    expect(lines('README.md')).toBeLessThanOrEqual(150)
    expect(lines('ARCHITECTURE.md')).toBeLessThan(250)
  })
})

describe('the glossary', () => {
  it('has only names that occur in the sources', () => {
    const sources = [...known.files].filter((file) => /^src\/.*(?<!\.test)\.(ts|vue)$/.test(file))
    const words = new Set(sources.flatMap((file) => read(file).match(/[A-Za-z]\w+/g) ?? []))
    const names = documentParts(read('docs/glossary.md'))
      .filter(({ kind, text }) => kind === 'code' && /^[A-Za-z]\w+$/.test(text))
      .map(({ text }) => text)
    expect(names).toContain('receivePreferences')
    expect(names.filter((name) => !words.has(name))).toEqual([])
  })
})

describe('stale mentions', () => {
  const stale = (text: string) => staleMentions({ path: 'docs/x.md', text }, known)

  it('are told with file and line', () => {
    expect(stale('One.\n\nSee `src/main/gone.ts` and `recnet go`.')).toEqual([
      'docs/x.md:3: there is no src/main/gone.ts',
      'docs/x.md:3: there is no command recnet go',
    ])
  })

  it('are found among commands in blocks, over several lines and behind npm', () => {
    const block =
      '```sh\nnpm ci && npm run gone\nnpm run recnet -- run --dataset demo \\\n  --no-such-thing 3 # comment --x\n```'
    expect(stale(block)).toEqual([
      'docs/x.md:2: package.json has no script gone',
      'docs/x.md:3: recnet run has no option --no-such-thing',
    ])
    expect(stale('```console\n$ npm run recnet -- list\nrecnet nonsense\n```')).toEqual([])
    expect(stale('`npm start -- --nowhere`, `recnet serve --nowhere`')).toEqual([
      'docs/x.md:1: npm start has no option --nowhere',
      'docs/x.md:1: recnet serve has no option --nowhere',
    ])
  })

  it('are found among options by themselves, commands within commands, and short file names', () => {
    expect(stale('`--update-size 1` and `--update-siz`')).toEqual([
      'docs/x.md:1: any command has no option --update-siz',
    ])
    expect(stale('`recnet models gone`')).toEqual(['docs/x.md:1: there is no command recnet models gone'])
    expect(stale('`layers.test.ts`, `layers.gone.ts`')).toEqual(['docs/x.md:1: there is no layers.gone.ts'])
    expect(stale('```text\nshared/errors.ts  and shared/gone.ts\n```')).toEqual([
      'docs/x.md:2: there is no shared/gone.ts',
    ])
  })

  it('are found among links and their headings', () => {
    expect(stale('[a](../README.md) [b](../GONE.md) [c](reference/errors.md#gone)')).toEqual([
      'docs/x.md:1: the link to ../GONE.md leads nowhere',
      'docs/x.md:1: docs/reference/errors.md has no heading for #gone',
    ])
    expect(stale('[d](reference/errors.md#dataset-exists) [e](https://example.org/x)')).toEqual([])
  })

  it('are not placeholders, names of the reader’s own, or files of a run', () => {
    const fine = [
      '`src/main/adapters/<product>/`',
      '`datasets/read<Form>Dataset.ts`',
      '`shared/{rpc, contract}`',
      '`manifest.json`',
      '`runs/demo`',
      '`models/qwen.gguf`',
      '`~/.recnet-workbench/models`',
      '`step/prompt/subject`',
      '`412/merge/u:2867`',
      '`recnet resume <run>`',
      '`recnet <command>`',
      '`name:type`',
      '`*.testing.ts`',
      '`#shared/errors.ts`',
      '`recnet`',
    ]
    expect(stale(fine.join(' '))).toEqual([])
    expect(stale('`shared/{rpc, gone}`')).toEqual(['docs/x.md:1: there is no shared/gone'])
    expect(stale('`src/main/gone/<product>/`')).toEqual(['docs/x.md:1: there is no src/main/gone/<product>/'])
  })

  it('may stand in what a change log says of before', () => {
    const log = '- **X.** Before: `src/gone.ts`\n  was there. Now: `src/gone.ts` is gone.'
    expect(staleMentions({ path: 'CHANGELOG.md', text: withoutThePast(log) }, known)).toEqual([
      'CHANGELOG.md:2: there is no src/gone.ts',
    ])
  })
})

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
