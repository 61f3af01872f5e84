import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests that mount Vue files, in a document without a browser; all others run on Node alone. */
const mounted = 'src/renderer/**/*.mount.test.ts'

/** Tests that take long, measure memory, or change what others of the same process would see. */
const alone = [
  '{bench,e2e}/**/*.test.ts',
  'src/main/adapters/llama/**/*.test.ts',
  'src/main/hosts/desktop/**/*.test.ts',
  'src/main/workbench/addedPrompts/**/*.test.ts',
]

/** Those that take longest begin first, so that they do not keep one core busy when everything else is done. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => /\/(e2e|bench|workbench)\//.test(moduleId)
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

/** Tests that take chances try several times as many of them. */
const isThorough = process.env['RECNET_THOROUGH'] === '1'

export default defineConfig({
  test: {
    testTimeout: isThorough ? 300_000 : 60_000,
    hookTimeout: 60_000,
    // Many tests wait for processes and disks, so that two at a time pay on two cores, too; by default it would be one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [...alone, mounted, '**/node_modules/**'],
          environment: 'node',
          // The modules of an engine take as long to load as a test of it.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: [...alone], environment: 'node' },
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
