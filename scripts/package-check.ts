/** `npm run package:check`: makes a package as far as that goes without Electron's binary, and runs what can be run of it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkEntries } from './packaging/checkEntries.ts'
import { checkFuses } from './packaging/checkFuses.ts'
import { runTool } from './packaging/runTool.ts'
import { runUnpacked } from './packaging/runUnpacked.ts'
import { writeElectronStandIn } from './packaging/electronStandIn.ts'

const root = join(import.meta.dirname, '..')
const folder = await mkdtemp(join(tmpdir(), 'recnet-package-'))

if (process.platform === 'linux') await check()
else
  console.log(
    'package:check plays an Electron for Linux; on this platform make the package itself: npm run package',
  )

async function check(): Promise<void> {
  try {
    await step('build', () => runTool(root, ['electron-vite/bin/electron-vite.js', 'build']))
    await step('entries leave native packages outside; the preload script needs Electron alone', () =>
      checkEntries(join(root, 'out'), root),
    )
    const electron = await writeElectronStandIn(join(folder, 'electron'))
    for (const isTestBuild of [false, true]) {
      const output = join(folder, isTestBuild ? 'test' : 'release')
      const options = [
        '--linux',
        'dir',
        '--config',
        'electron-builder.config.ts',
        `-c.electronDist=${electron}`,
        `-c.directories.output=${output}`,
      ]
      const environment = { RECNET_TEST_BUILD: isTestBuild ? '1' : '0' }
      await step(`configuration, archive and what lies beside it (${isTestBuild ? 'test' : 'release'})`, () =>
        runTool(root, ['electron-builder/cli.js', ...options], environment),
      )
      await step('fuses', () => checkFuses(join(output, 'linux-unpacked', 'recnet-workbench'), isTestBuild))
    }
    await step("Electron's security list holds for the package", () =>
      runTool(root, ['vitest/vitest.mjs', 'run', 'src/main/hosts/desktop/securityList.test.ts'], {
        RECNET_PACKAGED: join(folder, 'release', 'linux-unpacked', 'resources'),
      }),
    )
    await step('the packaged entry runs the demo and exports a figure', () =>
      runUnpacked(join(folder, 'release', 'linux-unpacked', 'resources'), join(folder, 'run')),
    )
    console.log('Not tried, for want of the binary: starting it, its sandbox, and the installers themselves.')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function step(what: string, work: () => Promise<void>): Promise<void> {
  await work()
  console.log(`ok  ${what}`)
}
