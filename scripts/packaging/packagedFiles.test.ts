import { join } from 'node:path'
import { FileMatcher } from 'app-builder-lib/out/fileMatcher.js'
import { describe, expect, it } from 'vitest'
import config from '../../electron-builder.config.ts'

const project = join('/', 'project')

/**
 * Which of these paths get into a package of a platform, as electron-builder reads the rules: of the project's own files
 * all of them, of packages only those that leave something out.
 */
function packaged(paths: readonly string[], macros: Readonly<Record<string, string>>): readonly string[] {
  const expand = (pattern: string) =>
    pattern.replace(/\$\{(\w+)\}/g, (whole, name: string) => macros[name] ?? whole)
  const rules = config.files as string[]
  const own = filterBy(rules, expand)
  const ofPackages = filterBy(['**/*', ...rules.filter((rule) => rule.startsWith('!'))], expand)
  return paths.filter((path) => (path.startsWith('node_modules/') ? ofPackages(path) : own(path)))
}

function filterBy(rules: string[], expand: (pattern: string) => string): (path: string) => boolean {
  const filter = new FileMatcher(project, project, expand, rules).createFilter()
  return (path) => filter(join(project, path), { isFile: () => true, isDirectory: () => false } as never)
}

const linux = { platform: 'linux', os: 'linux', arch: 'x64' }
const windows = { platform: 'win32', os: 'win', arch: 'x64' }
const mac = { platform: 'darwin', os: 'mac', arch: 'arm64' }

describe('the files of a package', () => {
  const binaries = [
    'node_modules/@lancedb/lancedb-linux-x64-gnu/lancedb.linux-x64-gnu.node',
    'node_modules/@lancedb/lancedb-linux-arm64-gnu/lancedb.linux-arm64-gnu.node',
    'node_modules/@lancedb/lancedb-win32-x64-msvc/lancedb.win32-x64-msvc.node',
    'node_modules/@lancedb/lancedb-darwin-arm64/lancedb.darwin-arm64.node',
    'node_modules/@node-llama-cpp/linux-x64/bins/linux-x64/llama-addon.node',
    'node_modules/@node-llama-cpp/linux-x64-vulkan/bins/linux-x64-vulkan/llama-addon.node',
    'node_modules/@node-llama-cpp/linux-x64-cuda/bins/linux-x64-cuda/llama-addon.node',
    'node_modules/@node-llama-cpp/linux-x64-cuda-ext/bins/linux-x64-cuda/libggml-cuda.so',
    'node_modules/@node-llama-cpp/linux-armv7l/bins/linux-armv7l/llama-addon.node',
    'node_modules/@node-llama-cpp/win-x64/bins/win-x64/llama-addon.node',
    'node_modules/@node-llama-cpp/win-x64-cuda/bins/win-x64-cuda/llama-addon.node',
    'node_modules/@node-llama-cpp/mac-arm64-metal/bins/mac-arm64-metal/llama-addon.node',
    'node_modules/node-llama-cpp/bins/linux-x64-cuda/llama-addon.node',
    'node_modules/node-llama-cpp/llama/localBuilds/linux-x64/llama-addon.node',
  ]

  it('hold the binaries of their own platform, and no CUDA', () => {
    const parts = (macros: typeof linux) => packaged(binaries, macros).map((path) => path.split('/')[2])
    expect(parts(linux)).toEqual(['lancedb-linux-x64-gnu', 'linux-x64', 'linux-x64-vulkan'])
    expect(parts(windows)).toEqual(['lancedb-win32-x64-msvc', 'win-x64'])
    expect(parts(mac)).toEqual(['lancedb-darwin-arm64', 'mac-arm64-metal'])
  })

  it('are what was built and what it needs to run', () => {
    const wanted = [
      'package.json',
      'out/main/index.js',
      'out/preload/preload.cjs',
      'out/renderer/assets/index.js',
      'node_modules/@lancedb/lancedb/dist/index.js',
      'node_modules/node-llama-cpp/dist/index.js',
      'node_modules/node-llama-cpp/llama/grammars/json.gbnf',
      'node_modules/echarts/index.js',
    ]
    const unwanted = [
      'src/main/index.ts',
      'resources/icon.svg',
      'out/desktop-test-x/out/main/index.js',
      'node_modules/openai/index.js',
      'node_modules/@huggingface/transformers/dist/transformers.js',
      'node_modules/apache-arrow/node_modules/@types/node/package.json',
      'node_modules/echarts/dist/echarts.js',
      'node_modules/zod/src/index.ts',
    ]
    expect(packaged([...wanted, ...unwanted], linux)).toEqual(wanted)
  })

  it('unpack what native code loads', () => {
    expect(config.asarUnpack).toEqual(
      expect.arrayContaining([
        'node_modules/@lancedb/lancedb-*/**',
        'node_modules/@node-llama-cpp/**',
        'node_modules/node-llama-cpp/**',
      ]),
    )
  })
})
