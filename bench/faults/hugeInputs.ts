/** Inputs that are far too large, and who reads them. */
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { createArchive } from '../../src/main/adapters/bundles/archiveWriter.ts'
import { createChatServerLanguageModel } from '../../src/main/adapters/chat/chatServerLanguageModel.ts'
import { modelDownloadStore } from '../../src/main/adapters/download/modelDownloadStore.ts'
import { transactionsOf } from '../../src/main/adapters/files/eventFile.ts'
import { readDatasetFiles } from '../../src/main/adapters/files/readDatasetFolder.ts'
import { readModelFile } from '../../src/main/adapters/llama/readModelFile.ts'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import { sha256 } from '../../src/main/adapters/sha256.ts'
import { importDataset } from '../../src/main/datasets/importDataset.ts'
import { previewDataset } from '../../src/main/datasets/previewDataset.ts'
import { RunControl } from '../../src/main/ports/runControl.ts'
import { makeHome, ticketFor } from '../../src/main/workbench/engine.testing.ts'
import { FORMAT_VERSION } from '../../src/shared/vocabulary/manifest.ts'

/** One input. */
export interface HugeInput {
  readonly name: string
  /** Writes it into an empty folder. */
  readonly make: (folder: string) => Promise<void>
  /** Reads it as the workbench would, and says in words what came of it. */
  readonly read: (folder: string) => Promise<string>
}

const MB = 1_000_000
const HEADER = 'user_id,item_id,timestamp\n'
/** Rows that are sound, by which a table is known for one. */
const ROWS = Array.from({ length: 60 }, (_, row) => `${row % 6},${row % 9},${row}\n`).join('')

export const HUGE_INPUTS: readonly HugeInput[] = [
  dataset('a CSV line of 300 MB', 'a.csv', () => [HEADER, ...times(300, 'x'.repeat(MB))]),
  dataset('a quoted cell of 200 MB over many lines', 'a.csv', () => [
    `${HEADER}${ROWS}1,"`,
    ...times(200, `${'y'.repeat(99)}\n`.repeat(MB / 100)),
    '",5\n',
  ]),
  dataset('a quoted cell of 200 MB, its marks doubled', 'a.csv', () => [
    `${HEADER}${ROWS}1,"`,
    ...times(200, `${'""'.repeat(2499)}x\n`.repeat(MB / 5000)),
    '",5\n',
  ]),
  dataset('100,000 columns', 'a.csv', () => {
    const cells = Array.from({ length: 100_000 }, (_, column) => `c${column % 7}`).join(',')
    return [`user_id,item_id,${cells}\n`, ...times(20, `1,2,${cells}\n`)]
  }),
  dataset('JSON nested 100,000 deep', 'a.jsonl', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const row = (user: string, item: number) => `{"user_id":${user},"item_id":"i${item}","title":${deep}}\n`
    return [row(deep, 0), row('"u"', 1), row('"u"', 2), row('"u"', 3)]
  }),
  dataset('objects of 100,000 members, all different', 'a.jsonl', () =>
    Array.from({ length: 30 }, (_, row) => {
      const members = Array.from({ length: 100_000 }, (_member, index) => `"k${row}_${index}":1`)
      return `{"user_id":"u","item_id":"i${row}",${members.join(',')}}\n`
    }),
  ),
  numbers(),
  texts(),
  dataset('1 GB of one line, packed to 1 MB', 'a.csv.gz', () => [HEADER, ...times(1000, 'z'.repeat(MB))]),
  {
    name: 'a line of 300 MB in the log of a run',
    make: (folder) =>
      write(join(folder, 'events.jsonl'), ['{"seq":1,"text":"', ...times(300, 'x'.repeat(MB)), '"}\n']),
    read: async (folder) => {
      const log = { path: join(folder, 'events.jsonl'), format: FORMAT_VERSION } as const
      let events = 0
      for await (const some of transactionsOf(log)) events += some.events.length
      return `${events} events`
    },
  },
  {
    name: 'a bundle that unpacks to 1 GB of zeros',
    make: async (folder) => {
      const archive = await createArchive(join(folder, 'a.recnet.zip'))
      await archive.add('bundle.json', times(1000, '0'.repeat(MB)))
      await archive.finish()
    },
    read: async (folder) => {
      const home = await makeHome()
      try {
        const engine = await home.engine()
        const source = ticketFor(engine, join(folder, 'a.recnet.zip'))
        await engine.handlers['bundles.check']({ source })
        return 'a bundle'
      } finally {
        await home.remove()
      }
    },
  },
  {
    name: 'an answer of a model server of 1 GB',
    make: () => Promise.resolve(),
    read: () =>
      served(1000, async (address) => {
        const model = createChatServerLanguageModel({
          ...{ addresses: [`${address}/v1`], name: 'm', model: 'm' },
          ...{ parallel: 1, timeoutSeconds: 60, mostTries: 1 },
        })
        const question = {
          ...{ call: '1/rank/u:1', prompt: 'rank', variables: {}, seed: 1 },
          role: 'answering',
          messages: [{ role: 'user', content: 'Rank.' }],
          schema: { type: 'object' },
          sampling: { temperature: 0, maxTokens: 100, maxThoughtTokens: 0 },
        } as const
        const { text } = await model.complete(question, new RunControl())
        return `${text.length} characters`
      }),
  },
  {
    name: 'a download of 300 MB without a length',
    make: (folder) => mkdir(join(folder, 'models')).then(() => undefined),
    read: (folder) =>
      served(300, async (address) => {
        const store = modelDownloadStore({ folder: join(folder, 'models'), accept: readModelFile })
        await store.fetch({
          file: 'm.gguf',
          journal: { address: `${address}/m.gguf`, checksum: null, validator: null, total: null },
          signal: new AbortController().signal,
          onNews: () => undefined,
        })
        return 'a model'
      }),
  },
]

function dataset(name: string, file: string, pieces: () => Iterable<string>): HugeInput {
  return { name, make: (folder) => write(join(folder, file), pieces()), read: imported }
}

/** Cells that should be numbers and ids, and are rows of digits, spaces and braces. */
function numbers(): HugeInput {
  const make = async (folder: string) => {
    await writeFile(join(folder, 'a.item'), 'item_id:token\ttitle:token\ni\tHome\n')
    await write(join(folder, 'a.inter'), [
      'user_id:token\titem_id:token\ttimestamp:float\trating:float\n',
      ...times(20, `u\ti\t${'1'.repeat(MB)}x\t1\n`),
      ...times(20, `u\ti\t${' '.repeat(MB)}x\t1\n`),
      ...times(20, `u\ti\t1\t${' '.repeat(MB)}x\n`),
    ])
  }
  return { name: 'numbers against patterns, 60 MB', make, read: imported }
}

/** Items whose titles are markup that never ends. */
function texts(): HugeInput {
  const hostile = ['<script ', '<!--', '<a', '&amp;', '{a', ', The ('].map((piece) =>
    piece.repeat(MB / piece.length),
  )
  const make = async (folder: string) => {
    const rows = hostile.map((_, item) => `u\ti${item}\t${item}\n`)
    await writeFile(
      join(folder, 'a.inter'),
      ['user_id:token\titem_id:token\ttimestamp:float\n', ...rows].join(''),
    )
    const items = hostile.map((title, item) => `i${item}\t${title}\t${title}\n`)
    await write(join(folder, 'a.item'), ['item_id:token\ttitle:token_seq\tdescription:token_seq\n', ...items])
  }
  return { name: 'markup that never ends, 12 MB', make, read: imported }
}

function times(count: number, text: string): readonly string[] {
  return Array.from({ length: count }, () => text)
}

async function write(path: string, pieces: Iterable<string>): Promise<void> {
  const file = createWriteStream(path)
  const source = Readable.from(pieces, { objectMode: true })
  await (path.endsWith('.gz') ? pipeline(source, createGzip({ level: 1 }), file) : pipeline(source, file))
}

async function imported(folder: string): Promise<string> {
  const at = { from: folder, files: await readDatasetFiles([folder]) }
  await previewDataset(at)
  const { summary } = await importDataset({ ...at, name: 'huge' }, { sha256, randomFor: seededRandom })
  return `${summary.interactions} interactions`
}

/** Does the work while a server on this machine answers whatever is asked with so many megabytes, and says no length. */
async function served(megabytes: number, work: (address: string) => Promise<string>): Promise<string> {
  const piece = Buffer.alloc(MB, 'a')
  const server: Server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const pieces = Array.from({ length: megabytes }, () => piece)
    pipeline(Readable.from(pieces), response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
