/** Model files with bytes of their header changed, cut or doubled by chance, from a seed: each is read or refused, and ends nothing. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readModelFile } from '../../src/main/adapters/llama/readModelFile.ts'
import { tinyGguf } from '../../src/main/adapters/llama/tinyGguf.testing.ts'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import type { Random } from '../../src/main/ports/random.ts'
import { WorkbenchError } from '../../src/shared/errors.ts'
import type { FaultPart } from './faultPart.ts'

/** The words of the vocabulary and the list of tensors lie within these bytes. */
const HEADER_BYTES = 12_000

export const mutatedModelsPart: FaultPart = {
  name: 'mutated models',
  count: 1000,
  run: async (count) => {
    const folder = await mkdtemp(join(tmpdir(), 'recnet-mutated-models-'))
    const random = seededRandom(88)('models')
    const good = tinyGguf({ chatTemplate: '{{ messages }}' })
    const ends = { read: 0, refused: 0, crashed: 0 }
    for (let mutant = 0; mutant < count; mutant += 1) {
      const path = join(folder, 'mutant.gguf')
      await writeFile(path, mutated(good, random))
      const end = await readModelFile(path).then(
        () => 'read' as const,
        (error: unknown) => (error instanceof WorkbenchError ? ('refused' as const) : ('crashed' as const)),
      )
      ends[end] += 1
    }
    await rm(folder, { recursive: true })
    return Object.entries(ends).map(([what, times]) => ({ what: what as keyof typeof ends, count: times }))
  },
}

function mutated(good: Buffer, random: Random): Buffer {
  const at = random.below(HEADER_BYTES)
  if (random.below(10) === 0) return good.subarray(0, at)
  if (random.below(10) === 0) return Buffer.concat([good.subarray(0, at), good.subarray(Math.floor(at / 2))])
  const bytes = Buffer.from(good)
  for (let change = 0; change <= random.below(4); change += 1)
    bytes.writeUInt8(random.below(256), random.below(HEADER_BYTES))
  // Lengths are eight bytes, of which the high ones make the largest claims.
  if (random.below(4) === 0) bytes.fill(0xff, at, at + 4)
  return bytes
}
