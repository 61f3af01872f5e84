/** Archives in the form of bundles, and what is refused before a byte of it is unpacked for good. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unzipSync } from 'fflate'
import type { ArchiveLimits, BundleArchives } from '../../workbench/bundles/ports/archives.ts'
import { archiveEnd, centralHeader, descriptorOf, localHeader } from './archiveForm.ts'
import { bundleArchives } from './bundleArchives.ts'

const limits: ArchiveLimits = {
  files: 100,
  fileBytes: 1e6,
  allBytes: 2e6,
  ratio: 50,
  smallBytes: 1000,
  lineBytes: 1000,
}

interface PlayedFile {
  readonly name: string
  readonly text?: string
  /** What the archive says instead of the truth. */
  readonly lie?: { readonly bytes?: number; readonly crc?: number; readonly packed?: Buffer }
}

/** An archive by hand, which says whatever a test wants. */
function archiveOf(files: readonly PlayedFile[]): Buffer {
  const parts: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const { name, text = 'text\n', lie = {} } of files) {
    const packed = lie.packed ?? deflateRawSync(Buffer.from(text))
    const entry = {
      name,
      crc: lie.crc ?? crc32(text),
      packed: packed.length,
      bytes: lie.bytes ?? Buffer.byteLength(text),
      offset,
    }
    const part = Buffer.concat([localHeader(name), packed, descriptorOf(entry)])
    parts.push(part)
    list.push(centralHeader(entry))
    offset += part.length
  }
  const lines = Buffer.concat(list)
  return Buffer.concat([...parts, lines, archiveEnd(files.length, lines.length, offset)])
}

describe('the archives of bundles', () => {
  let root: string
  let archives: BundleArchives
  const at = (name: string) => join(root, name)

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'recnet-archives-'))
    archives = bundleArchives(at('bundles'))
  })
  afterEach(() => rm(root, { recursive: true, force: true }))

  const unpacked = async (bytes: Uint8Array, within = limits) => {
    await writeFile(at('a.zip'), bytes)
    return archives.unpack(at('a.zip'), within)
  }
  const refusal = async (bytes: Uint8Array, within = limits) => {
    const error: unknown = await unpacked(bytes, within).catch((thrown: unknown) => thrown)
    expect(await readdir(at('bundles'))).toEqual([])
    const { file, expected, found } = (error as { details: Record<string, string> }).details
    return `${file}: ${expected}; ${found}`
  }

  it('are read by other programs, and read back with sizes and hashes', async () => {
    const archive = await archives.create(at('a.zip'))
    const added = [
      await archive.add('runs/one/events.jsonl', ['{"a":1}\n', '{"b":"ü"}\n']),
      await archive.add('bundle.json', []),
    ]
    expect(await readdir(root)).not.toContain('a.zip')
    const bytes = await archive.finish()
    expect(added[0]).toEqual({ name: 'runs/one/events.jsonl', bytes: 19, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }) // prettier-ignore
    expect(Object.keys(unzipSync(await readFile(at('a.zip'))))).toEqual([
      'runs/one/events.jsonl',
      'bundle.json',
    ])
    const found = await archives.unpack(at('a.zip'), limits)
    expect([found.bytes, found.files]).toEqual([bytes, added])
    const lines = []
    for await (const line of found.lines('runs/one/events.jsonl')) lines.push(line)
    expect(lines).toEqual(['{"a":1}', '{"b":"ü"}'])
    await found.remove()
    expect(await readdir(at('bundles'))).toEqual([])
  })

  it('have the form that fflate writes, byte by byte', async () => {
    const archive = await archives.create(at('a.zip'))
    await archive.add('a', ['text\n'])
    await archive.finish()
    const written = await readFile(at('a.zip'))
    const packed = written.subarray(31, written.length - 22 - 47 - 16)
    expect(written).toEqual(archiveOf([{ name: 'a', lie: { packed } }]))
  })

  it('leave nothing where writing is given up', async () => {
    const archive = await archives.create(at('a.zip'))
    await archive.add('a', ['text'])
    await archive.abandon()
    expect(await readdir(root)).toEqual([])
  })

  it('refuse names that lead elsewhere, mean two files or mean a device', async () => {
    const faults = {
      '../x': 'a way out of its folder',
      'a/../../x': 'a way out of its folder',
      './a': 'a way out of its folder',
      '/etc/passwd': 'an absolute path',
      'c:/windows': 'an absolute path',
      '\\\\host\\share': 'an absolute path',
      'a\\b': 'a backslash',
      'a/': 'a folder',
      '': 'no name',
      'a//b': 'other characters',
      Upper: 'other characters',
      'a b': 'other characters',
      'a\u0000': 'other characters',
      'ab:c': 'other characters',
      é: 'other characters',
      'a.': 'other characters',
      '.hidden': 'other characters',
      'a/b/c/d/e': 'more than 4 folders',
      con: 'the name of a device',
      'runs/nul.json': 'the name of a device',
      lpt1: 'the name of a device',
    }
    for (const [name, found] of Object.entries(faults))
      expect(await refusal(archiveOf([{ name }])), name).toContain(`; ${found}`)
    expect(await refusal(archiveOf([{ name: 'a' }, { name: 'a' }]))).toBe('a: one file of each name; two of them') // prettier-ignore
    expect(await refusal(archiveOf([{ name: 'a' }, { name: 'a/b' }]))).toContain('; a file a')
  })

  it('refuse bombs, absurd sizes and too many files', async () => {
    const zeros = '0'.repeat(200_000)
    expect(await refusal(archiveOf([{ name: 'a', text: zeros }]))).toMatch(/50 times.*200000 bytes of \d+/)
    // It says that it is small, and is not.
    expect(await refusal(archiveOf([{ name: 'a', text: zeros, lie: { bytes: 900 } }]))).toBe('a: 900 bytes; more of them') // prettier-ignore
    expect(await refusal(archiveOf([{ name: 'a', lie: { bytes: 2 ** 32 - 1 } }]))).toContain('at most 1000000 bytes') // prettier-ignore
    expect(await refusal(archiveOf([{ name: 'a', lie: { bytes: 6 } }]))).toBe('a: 6 bytes; 5 bytes')
    const many = Array.from({ length: 101 }, (_, index) => ({ name: `f${index}` }))
    expect(await refusal(archiveOf(many))).toContain('at most 100 files')
    const large = Array.from({ length: 3 }, (_, index) => ({ name: `f${index}`, text: Array.from({ length: 150_000 }, (_, at) => at * 7919 % 100_000).join('') })) // prettier-ignore
    expect(await refusal(archiveOf(large))).toContain('at most 2000000 bytes in all')
  })

  it('refuse what lies about its bytes, and entries of other kinds', async () => {
    expect(await refusal(archiveOf([{ name: 'a', lie: { crc: 1 } }]))).toContain('another checksum')
    expect(await refusal(archiveOf([{ name: 'a', lie: { packed: Buffer.from([255, 255]) } }]))).toContain('cannot be unpacked') // prettier-ignore
    expect(await refusal(archiveOf([{ name: 'a', lie: { packed: Buffer.alloc(0) } }]))).toMatch(/^a: /)
    const bytes = archiveOf([{ name: 'a' }])
    const list = bytes.length - 22 - 47
    // The host system, the flag of encryption, the method, the attributes by which a link is told, the offset.
    for (const offset of [5, 8, 10, 38, 41, 42]) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8((changed[list + offset] ?? 0) + 1, list + offset)
      expect(await refusal(changed), String(offset)).toMatch(/^a: /)
    }
    const local = Buffer.from(bytes)
    local.write('b', 30)
    expect(await refusal(local)).toBe('a: the same in the list of files and before its data; a difference')
  })

  it('refuse lines that are too long, have no end, or are no UTF-8', async () => {
    const files = [
      { name: 'a', text: `${'x'.repeat(101)}\n` },
      { name: 'b', text: 'x' },
    ]
    const found = await unpacked(archiveOf(files), { ...limits, lineBytes: 100 })
    const read = async (name: string) => {
      for await (const line of found.lines(name)) expect(line).toBeDefined()
    }
    await expect(read('a')).rejects.toMatchObject({ details: { expected: 'lines of at most 100 bytes' } })
    await expect(read('b')).rejects.toMatchObject({ details: { found: 'none' } })
    await writeFile(found.pathOf('c'), Buffer.from([0xff, 0x0a]))
    await expect(read('c')).rejects.toMatchObject({ details: { expected: 'text in UTF-8' } })
    await expect(found.text('a', 10)).rejects.toMatchObject({ details: { expected: 'at most 10 bytes' } })
    await found.remove()
  })

  it('keep what was committed, and sweep what a dead process left', async () => {
    const found = await unpacked(archiveOf([{ name: 'a' }]))
    const committed = await found.commit('0123')
    expect(await committed.text('a', 100)).toBe('text\n')
    // No process has this number.
    await mkdir(at('bundles/.aside-999999999-dead'))
    await archives.sweep()
    expect(await readdir(at('bundles'))).toEqual([expect.stringMatching(/^0123-/)])
    const [again] = await bundleArchives(at('bundles')).committed()
    await again?.remove()
    expect(await archives.committed()).toEqual([])
  })
})
