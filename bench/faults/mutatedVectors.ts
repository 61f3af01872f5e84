/** Stored vectors and the index of a run at work, with bytes changed by chance: what comes back is what was kept, or nothing. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { openLanceEmbeddingStore } from '../../src/main/adapters/lance/vectors/lanceEmbeddingStore.ts'
import { openLanceVectorIndex } from '../../src/main/adapters/lance/vectors/lanceVectorIndex.ts'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import type { Random } from '../../src/main/ports/random.ts'
import type { IndexedClient } from '../../src/main/ports/vectorIndex.ts'
import { endOf } from './endOf.ts'
import type { FaultEnd, FaultPart } from './faultPart.ts'
import { mutatedBytes } from './mutatedBytes.ts'
import { Tally } from './tally.ts'

const MODEL = 'a'.repeat(64)
const DIMENSIONS = 16

export const mutatedVectorsPart: FaultPart = {
  name: 'mutated vectors',
  count: 300,
  run: async (count) => {
    const root = await mkdtemp(join(tmpdir(), 'recnet-faults-'))
    const random = seededRandom(18)('vectors')
    const tally = new Tally('mutated vectors')
    const texts = Array.from({ length: 40 }, (_, number) => `text ${number}`)
    const vectors = texts.map(() =>
      Float32Array.from({ length: DIMENSIONS }, () => random.below(1000) / 1000),
    )
    const good = join(root, 'good')
    const store = await openLanceEmbeddingStore(good, MODEL, DIMENSIONS)
    await store.keep(texts.slice(20), vectors.slice(20))
    await store.keep(texts.slice(0, 20), vectors.slice(0, 20))
    store.close()
    for (let number = 0; number < count; number += 1) {
      const folder = join(root, 'mutant')
      const { end, what } =
        number % 2 === 0
          ? await mutatedStore(good, folder, { texts, vectors, random })
          : await mutatedIndex(folder, { texts, vectors, random })
      tally.add(end, `case ${number}, ${what}`)
      await rm(folder, { recursive: true, force: true })
    }
    await rm(root, { recursive: true })
    return tally.outcomes
  },
}

interface Kept {
  readonly texts: readonly string[]
  readonly vectors: readonly Float32Array[]
  readonly random: Random
}

interface Ended {
  readonly end: FaultEnd
  readonly what: string
}

async function mutatedStore(good: string, folder: string, { texts, vectors, random }: Kept): Promise<Ended> {
  await cp(good, folder, { recursive: true })
  const file = await mutateOne(folder, random)
  const found = await endOf(async () => {
    const store = await openLanceEmbeddingStore(folder, MODEL, DIMENSIONS)
    try {
      const first = await store.find(texts)
      const absent = texts.filter((_, number) => first[number] === null)
      await store.keep(
        absent,
        vectors.filter((_, number) => first[number] === null),
      )
      // What was absent is kept anew.
      const again = await store.find(texts)
      const isRight = (vector: Float32Array | null | undefined, number: number) =>
        isDeepStrictEqual(vector, vectors[number])
      return first.every((vector, number) => vector === null || isRight(vector, number)) &&
        again.every(isRight)
        ? absent.length
        : null
    } finally {
      store.close()
    }
  })
  if (found.end !== 'done')
    return { end: found.end, what: `${file} ${found.end === 'crashed' ? found.reason : ''}` }
  return { end: found.result === null ? 'silent' : found.result === 0 ? 'read' : 'refused', what: file }
}

async function mutatedIndex(folder: string, { texts, vectors, random }: Kept): Promise<Ended> {
  const rows = texts.map((_, number): IndexedClient => {
    const embedding = vectors[number] ?? new Float32Array(DIMENSIONS)
    return { client: `u:${number}`, embedding, attributes: number % 2 === 0 ? ['jazz'] : ['jazz', 'soul'] }
  })
  const query = {
    embedding: vectors[0] ?? new Float32Array(DIMENSIONS),
    attributes: ['soul'],
    atLeast: null,
    limit: null,
  }
  const index = await openLanceVectorIndex(folder, MODEL, DIMENSIONS)
  await index.upsert(rows)
  const before = await index.query(query)
  const file = await mutateOne(folder, random)
  const found = await endOf(async () => isDeepStrictEqual(await index.query(query), before))
  await index.close()
  if (found.end !== 'done')
    return { end: found.end, what: `${file} ${found.end === 'crashed' ? found.reason : ''}` }
  return { end: found.result ? 'read' : 'silent', what: file }
}

async function mutateOne(folder: string, random: Random): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const file = files.sort()[random.below(files.length)] ?? ''
  await writeFile(file, mutatedBytes(await readFile(file), random))
  return file.slice(folder.length)
}
