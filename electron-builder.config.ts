/** Packages of the desktop host: npm run package; how far it can be tried without Electron's binary: npm run package:check. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration } from 'electron-builder'
import { afterPack } from './scripts/packaging/afterPack.ts'
import { idlePackages, type LockFile } from './scripts/packaging/neededPackages.ts'

const lock = JSON.parse(readFileSync(join(import.meta.dirname, 'package-lock.json'), 'utf8')) as LockFile

/** Playwright starts Electron through Node's inspector, and hangs where that fuse is off (workbench.md 6.4). */
const isTestBuild = process.env['RECNET_TEST_BUILD'] === '1'

const config: Configuration = {
  appId: 'org.recnet.workbench',
  productName: 'RecNet Workbench',
  copyright: 'MIT licence',
  directories: { output: 'dist', buildResources: 'resources' },
  icon: 'resources/icon.png',
  // Nothing is uploaded, and nothing looks for updates: the workbench works offline.
  publish: null,
  electronLanguages: ['en-US'],
  // Prebuilt native modules only, and they do not depend on the Node they run in (N-API).
  npmRebuild: false,

  asar: true,
  files: [
    'package.json',
    'out/{main,preload,renderer}/**',
    // Of packages, electron-builder heeds only what is left out. Binaries of other platforms are, where npm left them
    // beside our own. A package is made on the platform it is for: with node-llama-cpp it cannot be otherwise (6.1-H).
    '!node_modules/@lancedb/lancedb-!(${platform}-${arch}*)/**',
    '!node_modules/@node-llama-cpp/!(${os}-${arch}*)/**',
    '!node_modules/node-llama-cpp/bins/!(${os}-${arch}*)/**',
    // 539 MB that few machines can use (6.1-Q), and beyond 2 GB an NSIS installer breaks without a word (6.7): whoever
    // has such a card fetches them apart.
    '!node_modules/@node-llama-cpp/*cuda*/**',
    '!node_modules/node-llama-cpp/bins/*cuda*/**',
    // Notes on where those binaries went.
    '!node_modules/node-llama-cpp/bins/*cuda*',
    '!node_modules/node-llama-cpp/llama/{localBuilds,llama.cpp}/**',
    ...idlePackages(lock).map((name) => `!**/node_modules/${name}/**`),
    // Bundled copies for browsers, and sources that nobody runs.
    '!node_modules/{echarts,zrender}/{dist,build}/**',
    '!node_modules/**/*.{ts,cts,mts,map}',
  ],
  // Native code is loaded by the system, which knows no archive (6.1-F, 6.2-J). node-llama-cpp's own files too: it
  // forks some of them by their path (6.1-E).
  asarUnpack: [
    'node_modules/@lancedb/lancedb-*/**',
    'node_modules/node-llama-cpp/**',
    'node_modules/@node-llama-cpp/**',
  ],
  // Beside the archive: since Electron 44 the descriptor of a file in it is a fake (6.3), so neither LanceDB nor a model
  // runtime could read there.
  extraResources: [
    { from: 'resources', to: 'resources', filter: ['demo/**', 'fonts/**', 'presets.json', 'icon.png'] },
    { from: 'LICENSE', to: 'LICENSE' },
  ],
  // dpkg asks for an address and for somebody to write to; there is no public one yet.
  extraMetadata: { homepage: 'https://recnet-workbench.invalid/' },

  electronFuses: {
    // ON but for macOS, against the usual advice: node-llama-cpp tries its binaries for Linux, and those for graphics cards
    // on Windows, in a child process before it loads them. In a utility process it cannot see Electron's own way to start
    // one and takes child_process.fork, which does not work, or throws, without this fuse; then every binary counts as
    // incompatible (6.1-A; electron #53831). On macOS it tries none.
    runAsNode: process.platform !== 'darwin',
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: isTestBuild,
    // Electron checks the archive on macOS and Windows only.
    enableEmbeddedAsarIntegrityValidation: process.platform !== 'linux',
    onlyLoadAppFromAsar: true,
    // The page comes by app://, so file:// needs no rights of its own.
    grantFileProtocolExtraPrivileges: false,
  },
  afterPack,

  linux: {
    target: ['AppImage', 'deb'],
    category: 'Science',
    synopsis: 'Agentic recommender systems on local models, from data to figures',
    maintainer: 'RecNet Workbench <nobody@recnet-workbench.invalid>',
  },
  mac: {
    target: ['dmg', 'zip'],
    category: 'public.app-category.education',
    // Electron 44 and later.
    minimumSystemVersion: '13.0',
    // With the entitlements of electron-builder, among them disable-library-validation, without which the hardened
    // runtime refuses native libraries that others signed, or nobody.
    hardenedRuntime: true,
  },
  win: { target: ['nsis'] },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // LanceDB needs the Visual C++ runtime (6.2-H); where it is missing, the engine's last words say what to install.
  },
}

export default config
