/**
 * Writes what SQLite and LanceDB write of a home to a folder: `node fullDiskChild.ts <folder>`. Where something is refused it prints
 * `full` and the sentence, waits for a line, and does the same again. Prints `whole` where all is there in the end.
 */
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { lanceDatasetStore } from '../../src/main/adapters/lance/lanceDatasetStore.ts'
import { openLanceEmbeddingStore } from '../../src/main/adapters/lance/vectors/lanceEmbeddingStore.ts'
import { openLanceVectorIndex } from '../../src/main/adapters/lance/vectors/lanceVectorIndex.ts'
import { sha256 } from '../../src/main/adapters/sha256.ts'
import { openSqliteReplyStore } from '../../src/main/adapters/sqlite/sqliteReplyStore.ts'
import { summarizeDataset } from '../../src/main/datasets/summarizeDataset.ts'
import { toWire } from '../../src/shared/errors.ts'
import { errorSentence } from '../../src/shared/errors/errorSentence.ts'
import type { Dataset } from '../../src/shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '../../src/shared/vocabulary/ids.ts'

const [folder = ''] = process.argv.slice(2)
const lines = createInterface({ input: process.stdin })
const REPLIES = 200
const ITEMS = 500
const USERS = 200
const TEXTS = 64
const DIMENSIONS = 64

/** Does the work until it succeeds, and checks what is there after each try. */
async function untilWhole(work: () => Promise<void> | void): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    const error: unknown = await Promise.resolve()
      .then(work)
      .then(
        () => null,
        (thrown: unknown) => thrown,
      )
    if (error === null) return
    const told = toWire(error).details
    const sentence = errorSentence(told, 'terminal')
    if (told.code === 'internal' || /\.rs:\d+|\.cargo/.test(JSON.stringify(sentence))) {
      console.log(`silent ${JSON.stringify(told)} ${error instanceof Error ? error.message : ''}`)
      process.exit(0)
    }
    console.log(`full ${JSON.stringify(told)}`)
    await once(lines, 'line')
  }
  console.log('lost: refused although there was room')
  process.exit(0)
}

function must(condition: boolean, what: string): void {
  if (condition) return
  console.log(`lost: ${what}`)
  process.exit(0)
}

const file = join(folder, 'replies.sqlite')
const text = (number: number) => `${number} `.repeat(400)
await untilWhole(() => {
  const store = openSqliteReplyStore(file)
  try {
    for (let number = 0; number < REPLIES; number += 1) {
      const key = sha256(String(number))
      const found = store.find(key)
      must(found === null || found.text === text(number), 'a reply is not what was kept')
      if (found === null)
        store.keep(key, { messages: [] } as never, {
          text: text(number),
          promptTokens: 1,
          replyTokens: 1,
          shortened: false,
          cut: null,
        })
    }
  } finally {
    store.close()
  }
})

const items = Array.from({ length: ITEMS }, (_, item) => toItemId(String(item)))
const dataset: Dataset = {
  name: 'filled',
  domainWord: 'CD',
  histories: Array.from({ length: USERS }, (_, user) => ({
    user: toUserId(String(user)),
    items: items.slice(user, user + 20),
    timestamps: items.slice(user, user + 20).map((_id, day) => day),
  })),
  items: new Map(
    items.map((id, at) => [
      id,
      { id, title: sha256(id), category: sha256(`${at}`), description: sha256(`d${at}`).repeat(4) },
    ]),
  ),
  users: new Map(),
  givenNegatives: null,
  hash: 'ab12',
}
const store = lanceDatasetStore(join(folder, 'datasets'))
const summary = { ...summarizeDataset(dataset, 'benchmark'), notes: [] }
const { name, domainWord, hash, notes, users, sparsity, interactions } = summary
const card = {
  ...{ name, domainWord, hash, notes, source: 'made', licence: '', files: [], plan: null },
  ...{ preprocessing: null, steps: [], rejectedRows: 0 },
  statistics: { users, items: ITEMS, interactions, sparsity },
}
await untilWhole(async () => {
  must((await store.damaged()).length === 0, 'half a dataset has its name')
  if ((await store.list()).length === 0) await store.save({ dataset, summary, rejects: [], card })
})
must((await store.load('filled')).items.size === ITEMS, 'items of a dataset are missing')

const texts = Array.from({ length: TEXTS }, (_, number) => text(number))
const vectors = texts.map((_, number) =>
  Float32Array.from({ length: DIMENSIONS }, (_value, at) => Math.sin(number + at)),
)
await untilWhole(async () => {
  const kept = await openLanceEmbeddingStore(join(folder, 'embeddings'), sha256('model'), DIMENSIONS)
  try {
    for (let from = 0; from < TEXTS; from += 8)
      await kept.keep(texts.slice(from, from + 8), vectors.slice(from, from + 8))
    const found = await kept.find(texts)
    must(
      found.every((vector, at) => vector?.join() === vectors[at]?.join()),
      'a vector is not what was kept',
    )
  } finally {
    kept.close()
  }
})

// A run drops its index whenever it is taken up, and fills it anew.
let turn = 0
await untilWhole(async () => {
  turn += 1
  const index = await openLanceVectorIndex(join(folder, `index-${turn}`), 'model', DIMENSIONS)
  try {
    for (let from = 0; from < TEXTS; from += 8)
      await index.upsert(
        vectors
          .slice(from, from + 8)
          .map((embedding, at) => ({ client: toUserId(String(from + at)), embedding, attributes: ['a'] })),
      )
    must((await index.size()) === TEXTS, 'a client is missing from the index')
  } finally {
    await index.close()
  }
})
console.log('whole')
lines.close()
