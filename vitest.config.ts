import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** Tests that mount Vue files, in a document without a browser; all others run on Node alone. */
const mounted = 'src/renderer/**/*.mount.test.ts'

/** Tests of what touches neither processes nor native code: several hundred files of a moment each. */
const core = [
  'src/{shared,renderer}/**/*.test.ts',
  'src/main/{datasets,evaluation,experiments,methods,models,prompting,recnet,recommenders}/**/*.test.ts',
]

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for processes and disks, so that two at a time pay on two cores, too; by default it would be one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: core,
          exclude: [mounted, '**/node_modules/**'],
          environment: 'node',
          // They keep no state in their modules, which are loaded once for all of them.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', 'e2e/**/*.test.ts'],
          exclude: [...core, mounted, '**/node_modules/**'],
          environment: 'node',
        },
      },
      {
        extends: true,
        plugins: [
          vue(),
          vueI18n({
            include: fileURLToPath(new URL('src/renderer/locales/{en,zh}/*.json', import.meta.url)),
            runtimeOnly: true,
            dropMessageCompiler: true,
          }),
        ],
        resolve: { alias: { '#shared': fileURLToPath(new URL('src/shared', import.meta.url)) } },
        test: {
          name: 'page',
          include: [mounted],
          environment: 'happy-dom',
          // Vue, the stores and the charts are loaded once for all pages.
          isolate: false,
          setupFiles: ['src/renderer/mounted/document.testing.ts'],
        },
      },
    ],
  },
})
