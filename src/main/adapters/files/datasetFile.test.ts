import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGzip, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WorkbenchError } from '#shared/errors.ts'
import { collected } from '../../datasets/datasets.testing.ts'
import { seededRandom } from '../seededRandom.ts'
import { encodedText } from './encoding/encodedText.testing.ts'
import { readDatasetFolder } from './readDatasetFolder.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-packed-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const ROWS = Array.from({ length: 40 }, (_, row) => `u${row}\ti${(row * 7) % 11}\tCafé ${row}`)
const TEXT = ROWS.join('\n') + '\n'

async function fileOf(
  bytes: Uint8Array,
  name = 'CDs.jsonl.gz',
  onRead?: (file: string, bytes: number) => void,
) {
  await writeFile(join(folder, name), bytes)
  const [file] = await readDatasetFolder(folder, { onRead })
  return file!
}

/** What became of reading a file to its end: its lines, or the issue that names file and row. */
async function outcomeOf(bytes: Uint8Array, name?: string) {
  const file = await fileOf(bytes, name)
  const lines: string[] = []
  try {
    for await (const line of file.lines()) lines.push(line)
    return { lines, issue: null }
  } catch (error) {
    if (!(error instanceof WorkbenchError) || error.details.code !== 'dataset-rows-invalid') throw error
    const [issue] = error.details.issues
    return { lines, issue: issue! }
  }
}

describe('a packed file', () => {
  it('is known by its content, named without the ending, and counted as it lies on disk', async () => {
    const bytes = gzipSync(TEXT)
    for (const name of ['CDs.jsonl.gz', 'CDs.jsonl.GZ', 'CDs.jsonl']) {
      const counted = new Map<string, number>()
      const file = await fileOf(bytes, name, (one, read) => counted.set(one, (counted.get(one) ?? 0) + read))
      expect(file).toMatchObject({ name: 'CDs.jsonl', bytes: bytes.length, compression: 'gzip' })
      expect(await collected(file.lines())).toEqual(ROWS)
      expect(await collected(file.lines({ uncounted: true }))).toEqual(ROWS)
      expect([...counted]).toEqual([['CDs.jsonl', bytes.length]])
      expect((await collected(file.lineLists!())).flat()).toEqual(ROWS)
      expect(await file.sha256!()).toBe(createHash('sha256').update(bytes).digest('hex'))
      expect(await file.encoding!()).toBe('UTF-8')
      await rm(join(folder, name))
    }
  })

  it('keeps its name beside a file that is called like it unpacked', async () => {
    await writeFile(join(folder, 'a.inter'), 'plain')
    await writeFile(join(folder, 'a.inter.gz'), gzipSync('packed'))
    await writeFile(join(folder, 'b.inter.gz'), 'plain after all')
    const files = await readDatasetFolder(folder)
    expect(files.map(({ name, compression }) => [name, compression])).toEqual([
      ['a.inter', undefined],
      ['a.inter.gz', 'gzip'],
      ['b.inter', undefined],
    ])
    expect(await collected(files[2]!.lines())).toEqual(['plain after all'])
  })

  it('may have several members, zeros at its end, and any encoding', async () => {
    const parts = [TEXT.slice(0, 1), TEXT.slice(1, 300), TEXT.slice(300)].map((part) => gzipSync(part))
    expect(await outcomeOf(Buffer.concat([...parts, Buffer.alloc(700)]))).toEqual({
      lines: ROWS,
      issue: null,
    })
    const french = 'item_id:token\n1\tCafé Noir – “Été”\n2\tÜber den Wölkchen'
    const file = await fileOf(gzipSync(encodedText(french, 'windows-1252')))
    expect(await collected(file.lines())).toEqual(french.split('\n'))
    expect(await file.encoding!()).toBe('Windows-1252')
    const wide = await outcomeOf(gzipSync(Buffer.from(french, 'utf16le')))
    expect(wide.lines).toEqual(french.split('\n'))
  })

  it('says the hash of its bytes before anybody read it, and of zeros behind its end too', async () => {
    for (const bytes of [gzipSync(TEXT), Buffer.concat([gzipSync(TEXT), Buffer.alloc(70_000)])]) {
      const file = await fileOf(bytes)
      const hash = createHash('sha256').update(bytes).digest('hex')
      expect(await file.sha256!()).toBe(hash)
      await collected(file.lines())
      expect(await file.sha256!()).toBe(hash)
    }
  })

  it('is refused wherever it is cut, by file, row and bytes', async () => {
    const whole = Buffer.concat([gzipSync(TEXT.slice(0, 400)), gzipSync(TEXT.slice(400))])
    const end = gzipSync(TEXT.slice(0, 400)).length
    for (let size = 2; size < whole.length; size++) {
      const { lines, issue } = await outcomeOf(whole.subarray(0, size))
      if (size === end) expect(issue).toBe(null)
      else
        expect(issue).toEqual({
          file: 'CDs.jsonl',
          row: lines.length + 1,
          column: '',
          expected: 'a whole gzip file',
          found: `an end after ${size} bytes`,
        })
      expect(ROWS.slice(0, lines.length).join('\n').startsWith(lines.join('\n'))).toBe(true)
    }
  })

  it('is refused where it is cut also when it is looked through for quotation marks', async () => {
    const bytes = gzipSync(TEXT)
    const file = await fileOf(bytes.subarray(0, -4))
    await expect(file.holdsQuotes!()).rejects.toMatchObject({
      details: { issues: [{ file: 'CDs.jsonl', row: 41, found: `an end after ${bytes.length - 4} bytes` }] },
    })
  })

  it('never gives other rows for a flipped bit, nor for other bytes behind its end', async () => {
    const bytes = gzipSync(TEXT)
    const random = seededRandom(7)('flips')
    for (let round = 0; round < 150; round++) {
      const flipped = Buffer.from(bytes)
      flipped[random.below(bytes.length)]! ^= 1 << random.below(8)
      const { lines, issue } = await outcomeOf(flipped)
      if (issue === null) expect(lines).toEqual(ROWS)
      else expect(issue).toMatchObject({ file: 'CDs.jsonl', row: lines.length + 1 })
    }
    for (const tail of [Buffer.from('more'), Buffer.concat([Buffer.alloc(3), gzipSync('more')])]) {
      const { issue } = await outcomeOf(Buffer.concat([bytes, tail]))
      expect(issue).toMatchObject({ file: 'CDs.jsonl', expected: 'a whole gzip file' })
    }
  })

  it('gives lines or names a place for whatever bytes there are', async () => {
    const random = seededRandom(11)('bytes')
    for (let round = 0; round < 150; round++) {
      const bytes = Buffer.from(Array.from({ length: random.below(300) }, () => random.below(256)))
      const plain = await outcomeOf(bytes, 'CDs.jsonl')
      const packed = await outcomeOf(gzipSync(bytes), 'CDs.jsonl')
      const headed = await outcomeOf(Buffer.concat([Buffer.of(0x1f, 0x8b), bytes]), 'CDs.jsonl')
      for (const { issue } of [plain, packed, headed])
        if (issue !== null) expect(issue).toMatchObject({ file: 'CDs.jsonl', column: '' })
      expect(packed).toEqual(plain)
    }
  })

  it.each([
    ['zeros', Buffer.alloc(1 << 20)],
    ['one line of letters', Buffer.alloc(1 << 20, 'x')],
    ['one line of other letters', Buffer.from('é'.repeat(1 << 19))],
  ])('stops at a line without an end that unpacks to very much: %s', async (_, megabyte) => {
    const gzip = createGzip()
    const packed = collected(gzip as AsyncIterable<Buffer>)
    gzip.write('one\n')
    for (let part = 0; part < 100; part++) gzip.write(megabyte)
    gzip.end()
    const { lines, issue } = await outcomeOf(Buffer.concat(await packed))
    expect(lines).toEqual(['one'])
    expect(issue).toMatchObject({ file: 'CDs.jsonl', row: 2, found: 'a longer one' })
  })

  it('holds little of a file of short lines that unpacks to very much', async () => {
    const gzip = createGzip()
    const packed = collected(gzip as AsyncIterable<Buffer>)
    for (let part = 0; part < 64; part++) gzip.write(Buffer.alloc(1 << 20, 'a line of a few words\n'))
    gzip.end()
    const file = await fileOf(Buffer.concat(await packed))
    const before = process.memoryUsage().arrayBuffers
    let [most, count, longest] = [0, 0, 0]
    for await (const line of file.lines()) {
      if (++count % 50_000 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers - before)
      longest = Math.max(longest, line.length)
    }
    expect(longest).toBeLessThan(50)
    expect(most).toBeLessThan(32 << 20)
  })

  it('can be left and ended at any line', async () => {
    let ended = false
    const file = await fileOf(gzipSync(TEXT), undefined, () => {
      if (ended) throw new Error('ended')
    })
    for await (const line of file.lines()) {
      expect(line).toBe(ROWS[0])
      break
    }
    expect(await collected(file.lines())).toEqual(ROWS)
    ended = true
    await expect(collected(file.lines())).rejects.toThrow('ended')
  })
})
