/** Builds the entries of src/main, the preload script and the page; an entry whose file is not there is left out. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type UserConfig } from 'electron-vite'

const root = fileURLToPath(new URL('.', import.meta.url))
const resolve = { alias: { '#shared': `${root}src/shared` } }

const main = inputs({ index: 'main/index.ts', engine: 'main/engine.ts', cli: 'main/cli.ts' })
const preload = inputs({ preload: 'main/preload.ts' })
const page = inputs({ index: 'renderer/index.html' })

/** Messages are compiled here, so that the page has no compiler, which would have to make code from text. */
const messages = vueI18n({
  include: `${root}src/renderer/locales/{en,zh}/*.json`,
  runtimeOnly: true,
  dropMessageCompiler: true,
  strictMessage: true,
})

/**
 * electron-vite asks for files beside the page, for file: addresses. Ours has a root under both hosts, and a page
 * deep below it, such as /run/x/memories, is to load the same files.
 */
const fromRoot = { name: 'from-root', enforce: 'post' as const, config: () => ({ base: '/' }) }

/**
 * Chromium compiles what is said so at the head of a file whole and beside the page, as it arrives; else it compiles
 * each function at its first call, while somebody waits for the first figures.
 */
const compiledAhead = {
  name: 'compiled-ahead',
  generateBundle: {
    // What others put before the code comes below it.
    order: 'post' as const,
    handler(_: unknown, bundle: Record<string, { code?: string }>) {
      for (const file of Object.values(bundle))
        if (file.code !== undefined) file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
    },
  },
}

const config: UserConfig = {}

if (main) {
  // What package.json lists under "dependencies" stays outside: native modules do not survive bundling.
  config.main = { resolve, build: { externalizeDeps: true, rolldownOptions: { input: main } } }
}
if (preload) {
  // A sandboxed window loads only a CommonJS preload that needs no other file.
  config.preload = {
    resolve,
    build: {
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: { input: preload, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  }
}
if (page) {
  config.renderer = {
    root: `${root}src/renderer`,
    resolve,
    plugins: [vue(), messages, fromRoot, compiledAhead],
    build: { minify: true, rolldownOptions: { input: page } },
  }
}

export default defineConfig(config)

/** The entries whose file exists, or null if there is none. */
function inputs(files: Readonly<Record<string, string>>): Record<string, string> | null {
  const present = Object.entries(files)
    .map(([name, file]): [string, string] => [name, `${root}src/${file}`])
    .filter(([, path]) => existsSync(path))
  return present.length > 0 ? Object.fromEntries(present) : null
}
