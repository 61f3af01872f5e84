/** Unpacks the archive of a bundle into an empty folder. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { WorkbenchError } from '#shared/errors.ts'
import { aboutFile } from '#shared/errors/aboutFile.ts'
import type { ArchivedFile, ArchiveLimits } from '../../workbench/bundles/ports/archives.ts'
import { makeFolder } from '../files/folders/makeFolder.ts'
import { archiveEntries, bytesAt } from './archiveEntries.ts'
import { ARCHIVE_SIZES, descriptorOf, localHeader, type ArchiveEntry } from './archiveForm.ts'

/** The archive and what was in it. */
export interface UnpackedArchive {
  readonly bytes: number
  readonly files: readonly ArchivedFile[]
}

/**
 * Unpacks every file. Each is on disk when this resolves.
 * @throws WorkbenchError `bundle-invalid`; what was unpacked until then stays in the folder.
 */
export async function unpackArchive(
  path: string,
  folder: string,
  limits: ArchiveLimits,
): Promise<UnpackedArchive> {
  const archive = await open(path, 'r')
  try {
    const about = await archive.stat()
    if (!about.isFile()) throw invalid('the bundle', 'a regular file', 'something else')
    const files: ArchivedFile[] = []
    for (const entry of await archiveEntries(archive, about.size, limits))
      files.push(await unpack(archive, entry, join(folder, entry.name)))
    return { bytes: about.size, files }
  } finally {
    await archive.close()
  }
}

async function unpack(archive: FileHandle, entry: ArchiveEntry, to: string): Promise<ArchivedFile> {
  const { name, packed, bytes, crc, offset } = entry
  const header = localHeader(name)
  const start = offset + header.length
  const around = [
    await bytesAt(archive, offset, header.length),
    await bytesAt(archive, start + packed, ARCHIVE_SIZES.descriptor),
  ]
  if (!header.equals(around[0] ?? header) || !descriptorOf(entry).equals(around[1] ?? header))
    throw invalid(name, 'the same in the list of files and before its data', 'a difference')
  const hash = createHash('sha256')
  const found = { bytes: 0, crc: 0 }
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      found.bytes += chunk.length
      found.crc = crc32(chunk, found.crc)
      hash.update(chunk)
      if (found.bytes <= bytes) done(null, chunk)
      else done(invalid(name, `${bytes} bytes`, 'more of them'))
    },
  })
  await makeFolder(dirname(to))
  // An empty range cannot be said of a stream.
  const data = packed === 0 ? Readable.from([]) : pieces(archive, start, packed)
  await pipeline(
    data,
    createInflateRaw(),
    counted,
    createWriteStream(to, { flags: 'wx', flush: true }),
  ).catch((error: unknown) => {
    if (isZlibFault(error)) throw invalid(name, 'deflated data', 'bytes that cannot be unpacked')
    if (error instanceof WorkbenchError) throw error
    aboutFile(to)(error)
  })
  if (found.bytes !== bytes) throw invalid(name, `${bytes} bytes`, `${found.bytes} bytes`)
  if (found.crc !== crc) throw invalid(name, 'bytes with the checksum of the archive', 'another checksum')
  return { name, bytes, sha256: hash.digest('hex') }
}

const PIECE = 1 << 18

async function* pieces(archive: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += PIECE)
    yield await bytesAt(archive, start + at, Math.min(PIECE, length - at))
}

function isZlibFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}

function invalid(file: string, expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'bundle-invalid', file, expected, found })
}
