import { mkdtempSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { randomness } from '../../seededRandom.ts'
import { ggufEntry, ggufFile } from '../ggufFile.testing.ts'
import { tinyGguf } from '../tinyGguf.testing.ts'
import { readGgufHeader } from './readGgufHeader.ts'

const folder = mkdtempSync(join(tmpdir(), 'recnet-gguf-header-'))
const TENSOR = { name: 'a', shape: [2, 3], bytes: Buffer.alloc(24) }

class Refused extends Error {}

async function headerOf(bytes: Buffer) {
  const path = join(folder, 'model.gguf')
  writeFileSync(path, bytes)
  const file = await open(path)
  try {
    return await readGgufHeader(file, bytes.length, (expected, found) => {
      throw new Refused(`expected ${expected}, found ${found}`)
    })
  } finally {
    await file.close()
  }
}

/** A header that claims something, where the file then ends. */
function claiming(...rest: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('GGUF'), uint32(3), uint64(1n), uint64(1n), ...rest, Buffer.alloc(64)])
}

describe('the header of a model file', () => {
  it('holds values of every kind, tensors, and where they begin', async () => {
    const bytes = ggufFile(
      [
        ggufEntry.string('general.name', 'Größe'),
        ggufEntry.uint32('a.count', 7),
        ggufEntry.bool('a.yes', true),
        ggufEntry.float32('a.half', 0.5),
        ggufEntry.int32s('a.layers', [1, 2, 3]),
        ggufEntry.strings('a.words', ['x', '', 'yz']),
      ],
      [TENSOR],
    )
    const { metadata, tensors, endsAt } = await headerOf(bytes)
    expect(Object.fromEntries(metadata)).toEqual({
      'general.name': 'Größe',
      'a.count': 7,
      'a.yes': true,
      'a.half': 0.5,
      'a.layers': [1, 2, 3],
      'a.words': { items: 3 },
    })
    expect(tensors).toEqual([{ dimensions: [2, 3], type: 0, offset: 0 }])
    // One tensor of 24 bytes, padded to 32.
    expect(endsAt).toBe(bytes.length - 32)
  })

  it.each([
    ['a text of 4 GB', claiming(text('k'), uint32(8), uint64(2n ** 32n)), 'goes on for 4294967296 bytes'],
    ['a text of 2^63 bytes', claiming(text('k'), uint32(8), uint64(2n ** 63n)), 'goes on for'],
    ['a list of 2^60 numbers', claiming(text('k'), uint32(9), uint32(4), uint64(2n ** 60n)), 'goes on for'],
    ['a list of 2^40 texts', claiming(text('k'), uint32(9), uint32(8), uint64(2n ** 40n)), 'goes on for'],
    ['a list of lists', claiming(text('k'), uint32(9), uint32(9), uint64(1n)), 'found a list of lists'],
    ['a value of an unknown type', claiming(text('k'), uint32(99)), 'found type 99'],
    ['a key of 100,000 bytes', claiming(uint64(100_000n), Buffer.alloc(100_100)), 'a key of at most 65535'],
    ['an alignment of 3', ggufFile([ggufEntry.uint32('general.alignment', 3)], [TENSOR]), 'a power of two'],
    [
      'a key twice',
      ggufFile([ggufEntry.uint32('k', 1), ggufEntry.uint32('k', 2)], [TENSOR]),
      'found “k” twice',
    ],
    [
      'a tensor of 9 dimensions',
      ggufFile([ggufEntry.uint32('k', 1)], [{ ...TENSOR, shape: [1, 1, 1, 1, 1, 1, 1, 1, 1] }]),
      '1 to 4 dimensions',
    ],
    [
      'a tensor without elements',
      ggufFile([ggufEntry.uint32('k', 1)], [{ ...TENSOR, shape: [0] }]),
      'a dimension of tensor “a” above 0',
    ],
  ])('that claims %s is refused', async (_, bytes, words) => {
    await expect(headerOf(bytes)).rejects.toThrow(Refused)
    await expect(headerOf(bytes)).rejects.toThrow(words)
  })

  it('is read or refused, whatever was done to its bytes', async () => {
    const good = tinyGguf({ chatTemplate: '{{ messages }}' })
    const headerBytes = (await headerOf(good)).endsAt
    const random = randomness.randomFor(69)('mutations')
    const outcomes = { read: 0, refused: 0 }
    for (let round = 0; round < 300; round += 1) {
      const bytes = Buffer.from(good)
      for (let change = 0; change <= random.below(4); change += 1)
        bytes.writeUInt8(random.below(256), random.below(headerBytes))
      const read = await headerOf(bytes).then(
        () => true,
        (error: unknown) => {
          if (!(error instanceof Refused)) throw error
          return false
        },
      )
      outcomes[read ? 'read' : 'refused'] += 1
    }
    expect(outcomes.read + outcomes.refused).toBe(300)
    expect(outcomes.refused).toBeGreaterThan(50)
  })
})

function text(value: string): Buffer {
  return Buffer.concat([uint64(BigInt(Buffer.byteLength(value))), Buffer.from(value)])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function uint64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return bytes
}
