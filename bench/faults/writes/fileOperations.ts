/** Writes of settings, runs, studies, imports, exports, bundles, downloads and what a browser sends, each by the part that does it. */
import { writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { toItemId, toUserId } from '../../../src/shared/vocabulary/ids.ts'
import type { Manifest } from '../../../src/shared/vocabulary/manifest.ts'
import type { Dataset } from '../../../src/shared/vocabulary/datasets.ts'
import { bundleArchives } from '../../../src/main/adapters/bundles/bundleArchives.ts'
import { modelDownloadStore } from '../../../src/main/adapters/download/modelDownloadStore.ts'
import { modelServer } from '../../../src/main/adapters/download/modelServer.testing.ts'
import { changeJson } from '../../../src/main/adapters/files/changeJson.ts'
import { entriesIn } from '../../../src/main/adapters/files/jsonFile.ts'
import { modelFolder } from '../../../src/main/adapters/files/modelFolder.ts'
import { runPlaces } from '../../../src/main/adapters/files/runPlaces.ts'
import { runStore } from '../../../src/main/adapters/files/runStore.ts'
import { studyStore } from '../../../src/main/adapters/files/studyStore.ts'
import { lanceDatasetStore } from '../../../src/main/adapters/lance/lanceDatasetStore.ts'
import { tinyGguf } from '../../../src/main/adapters/llama/tinyGguf.testing.ts'
import { summarizeDataset } from '../../../src/main/datasets/summarizeDataset.ts'
import { saveFile } from '../../../src/main/hosts/terminal/exports/saveFile.ts'
import type { BrowserWindow } from 'electron'
import { saveFile as saveInWindow } from '../../../src/main/hosts/desktop/dialogs/saveDialog.ts'
import { keepPort } from '../../../src/main/hosts/web/keptPort.ts'
import { createUploads } from '../../../src/main/hosts/web/uploads.ts'
import { silentLog } from '../../../src/main/ports/log.ts'
import type { WriteOperation } from './failEachWrite.ts'

const LIMITS = { files: 10, fileBytes: 1e6, allBytes: 1e6, ratio: 50, smallBytes: 1000, lineBytes: 1000 }
const BYTES = Buffer.from('figure '.repeat(1000))
const MANIFEST = { format: 1 } as Manifest

const runsOf = (home: string) =>
  runStore(join(home, 'runs'), join(home, 'bin'), runPlaces(join(home, 'run-places.json')), silentLog)
const studiesOf = (home: string) => studyStore(join(home, 'studies'), join(home, 'studies-bin'))

async function packed(path: string): Promise<void> {
  const archive = await bundleArchives(join(path, '..', 'bundles')).create(path)
  try {
    await archive.add('bundle.json', ['{"format":1}\n'])
    await archive.add('events.jsonl', ['a line\n'.repeat(100), 'another\n'])
    await archive.finish()
  } finally {
    await archive.abandon()
  }
}

export const FILE_OPERATIONS: readonly WriteOperation[] = [
  {
    name: 'settings',
    prepare: (home) => changeJson(join(home, 'settings.json'), () => ({ language: 'en', ofLater: 1 })),
    work: (home) =>
      changeJson(join(home, 'settings.json'), (content) => ({ ...entriesIn(content), language: 'zh' })),
  },
  {
    name: 'run, new',
    work: async (home) => {
      if (!(await runsOf(home).list()).includes('a'))
        await runsOf(home).create('a', MANIFEST, { status: 'queued' })
    },
    // A folder half made is none of the runs, and is made anew or swept at the next start.
    mayStay: /^runs\/\.starting-a\//,
  },
  {
    name: 'run, to the bin',
    prepare: (home) => runsOf(home).create('a', MANIFEST, { status: 'finished' }),
    work: async (home) => {
      if ((await runsOf(home).list()).includes('a')) await runsOf(home).moveToBin('a')
    },
  },
  {
    name: 'run, elsewhere',
    prepare: (home) => runsOf(home).create('b', MANIFEST, { status: 'finished' }),
    work: (home) => runsOf(home).keep('other', join(home, 'runs', 'b'), true),
    differs: /run-places\.json$/,
    result: (home) => runsOf(home).list(),
  },
  {
    name: 'study, changed',
    prepare: (home) => studiesOf(home).write('s', { title: 'old' }),
    work: (home) => studiesOf(home).write('s', { title: 'new' }),
  },
  {
    name: 'study, to the bin',
    prepare: async (home) => {
      await studiesOf(home).write('s', { title: 'old' })
      await studiesOf(home).moveToBin('s')
      await studiesOf(home).write('s', { title: 'new' })
    },
    work: async (home) => {
      if ((await studiesOf(home).list()).includes('s')) await studiesOf(home).moveToBin('s')
    },
  },
  {
    name: 'import',
    work: async (home) => {
      const store = lanceDatasetStore(join(home, 'datasets'))
      if (!(await store.list()).some(({ name }) => name === 'tiny')) await store.save(tinyImport())
    },
    // LanceDB names files by chance, and the list of their digests has these names.
    differs: /\.lance\/|\/digests\.json$/,
    result: async (home) => {
      const store = lanceDatasetStore(join(home, 'datasets'))
      return [await store.list(), [...(await store.load('tiny')).items]]
    },
  },
  {
    name: 'models, a place added',
    prepare: async (home) => {
      await writeFile(join(home, 'a.gguf'), '')
      await writeFile(join(home, 'b.gguf'), '')
      await modelFolder(home).add(join(home, 'a.gguf'))
    },
    work: async (home) => {
      await modelFolder(home).add(join(home, 'b.gguf'))
    },
    differs: /model-places\.json$/,
    result: async (home) => (await modelFolder(home).list()).places.length,
  },
  {
    name: 'export',
    prepare: (home) => writeFile(join(home, 'figure.svg'), 'old'),
    work: (home) => saveFile(join(home, 'figure.svg'), BYTES),
  },
  {
    name: 'export in the window',
    prepare: (home) => writeFile(join(home, 'figure.svg'), 'old'),
    work: async (home) => {
      const filePath = join(home, 'figure.svg')
      await saveInWindow(
        { fileName: 'figure.svg', mime: 'image/svg+xml', base64: BYTES.toString('base64') },
        {
          dialog: { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) },
          window: () => ({}) as BrowserWindow,
          remembered: { current: () => ({}), change: () => undefined },
          documents: () => home,
        },
      )
    },
  },
  {
    name: 'port of the server',
    prepare: async (home) => (await keepPort(home, 8123))(),
    work: async (home) => (await keepPort(home, 8124))(),
  },
  { name: 'bundle, written', work: (home) => packed(join(home, 'run.zip')) },
  {
    name: 'bundle, opened',
    prepare: (home) => packed(join(home, 'run.zip')),
    work: async (home) => {
      const archives = bundleArchives(join(home, 'bundles'))
      const opened = await archives.unpack(join(home, 'run.zip'), LIMITS)
      try {
        await opened.write('bundle.json', '{}')
        await opened.commit('run')
      } catch (error) {
        await opened.remove()
        throw error
      }
    },
    // Each time has a name by chance.
    differs: /^bundles\/run-/,
    result: async (home) => (await bundleArchives(join(home, 'bundles')).committed()).length,
  },
  {
    name: 'download',
    work: async (home) => {
      const server = await modelServer(tinyGguf())
      const store = modelDownloadStore({ folder: join(home, 'models'), accept: async () => undefined })
      try {
        const journal = { address: server.address, checksum: null, validator: null, total: null }
        await store.fetch({
          file: 'a.gguf',
          journal,
          signal: new AbortController().signal,
          onNews: () => undefined,
        })
      } finally {
        await server.close()
      }
    },
    // The bytes that have arrived, from which the next time goes on.
    mayStay: /a\.gguf\.part(\.json)?$/,
  },
  {
    name: 'upload',
    work: async (home) => {
      const uploads = await createUploads(home)
      const upload = await uploads.open()
      await uploads.receive(upload, 'a.csv', requestOf([BYTES, BYTES]))
      uploads.finish(upload)
      await uploads.close()
    },
    // Folders of a server are named by chance, and go with it.
    differs: /^uploads\//,
  },
]

/** Nothing else of a request is read. */
function requestOf(pieces: readonly Buffer[]): IncomingMessage {
  const parts = { headers: {}, setTimeout: () => undefined }
  return Object.assign(Readable.from(pieces), parts) as unknown as IncomingMessage
}

function tinyImport() {
  const [user, item] = [toUserId('a'), toItemId('1')]
  const dataset: Dataset = {
    name: 'tiny',
    domainWord: 'CD',
    histories: [{ user, items: [item], timestamps: [0] }],
    items: new Map([[item, { id: item, title: 'One', category: 'Jazz', description: 'Low.' }]]),
    users: new Map(),
    givenNegatives: new Map([[user, []]]),
    hash: 'ab12',
  }
  const summary = { ...summarizeDataset(dataset, 'benchmark'), notes: [] }
  const { name, domainWord, hash, notes, users, items, interactions, sparsity } = summary
  return {
    dataset,
    summary,
    rejects: [{ file: 'a.inter', row: 2, column: 'rating', expected: 'a number', found: 'x' }],
    card: {
      ...{ name, domainWord, hash, notes, source: 'benchmark form', licence: 'CC0', files: [], plan: null },
      ...{ preprocessing: null, steps: [], rejectedRows: 1 },
      statistics: { users, items, interactions, sparsity },
    },
  }
}
