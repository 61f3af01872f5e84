import { describe, expect, it } from 'vitest'
import { packageProblems, type PackagedFile } from './checkPackage.ts'

const native = 'node_modules/@lancedb/lancedb-linux-x64-gnu/lancedb.linux-x64-gnu.node'
const whole: readonly PackagedFile[] = [
  ...[
    'out/main/index.js',
    'out/main/engine.js',
    'out/main/cli.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'package.json',
    'node_modules/zod/index.js',
  ].map((path) => ({ path, isUnpacked: false })),
  { path: native, isUnpacked: true },
]
const needed = new Set(['zod', '@lancedb/lancedb-linux-x64-gnu'])

function problems(files: readonly PackagedFile[], absent: readonly string[] = []) {
  return packageProblems({ files, needed, isBeside: (path) => !absent.includes(path) })
}

describe('packageProblems', () => {
  it('has nothing to say of a whole package', () => {
    expect(problems(whole)).toEqual([])
  })

  it('names entries and files that are missing', () => {
    expect(problems(whole.filter(({ path }) => path !== 'out/main/engine.js'))).toEqual([
      'out/main/engine.js is missing from the archive',
    ])
    expect(problems(whole, ['resources/demo'])).toEqual(['resources/demo is missing beside the archive'])
  })

  it('wants native modules out of the archive, and on the disk', () => {
    expect(problems(whole.map((file) => ({ ...file, isUnpacked: false })))).toEqual([
      `${native} is native and inside the archive`,
    ])
    expect(problems(whole, [`app.asar.unpacked/${native}`])).toEqual([`${native} is not on the disk`])
    expect(problems(whole.filter(({ path }) => path !== native))).toEqual([
      'LanceDB has no native module for this platform',
    ])
  })

  it('refuses CUDA, packages of development, nested ones too, and sources', () => {
    const packed = (path: string) => problems([...whole, { path, isUnpacked: false }])
    expect(packed('node_modules/@node-llama-cpp/linux-x64-cuda/package.json')).toContain(
      'node_modules/@node-llama-cpp/linux-x64-cuda/package.json belongs to CUDA',
    )
    expect(packed('node_modules/vitest/index.js')).toEqual(['vitest is no dependency of what runs'])
    expect(packed('node_modules/zod/node_modules/@types/node/package.json')).toEqual([
      '@types/node is no dependency of what runs',
    ])
    expect(packed('src/main/index.ts')).toEqual(['src/main/index.ts is a source or a test'])
  })
})
