/** Reads the list of files of an archive, and refuses every archive that is not in the form of bundles. */
import type { FileHandle } from 'node:fs/promises'
import { WorkbenchError } from '#shared/errors.ts'
import type { ArchiveLimits } from '../../workbench/bundles/ports/archives.ts'
import { ARCHIVE_SIZES, archiveEnd, centralHeader, type ArchiveEntry } from './archiveForm.ts'
import { nameFault } from './nameFault.ts'

const LONGEST_NAME = 300

/**
 * Returns the files in the order of their data, which must fill the archive without gaps.
 * @throws WorkbenchError `bundle-invalid`.
 */
export async function archiveEntries(
  file: FileHandle,
  size: number,
  limits: ArchiveLimits,
): Promise<readonly ArchiveEntry[]> {
  const { end: endBytes, central } = ARCHIVE_SIZES
  if (size < endBytes) throw noArchive(`a file of ${size} bytes`)
  const end = await bytesAt(file, size - endBytes, endBytes)
  const [files, listBytes, listOffset] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)]
  if (!end.equals(archiveEnd(files, listBytes, listOffset)))
    throw noArchive('a file that is cut short or is no ZIP archive of that form')
  if (listOffset + listBytes + endBytes !== size) throw noArchive('bytes that belong to no file')
  if (files > limits.files) throw invalid('the bundle', `at most ${limits.files} files`, `${files}`)
  if (listBytes > files * (central + LONGEST_NAME)) throw noArchive('a list of files that is too long')
  const list = await bytesAt(file, listOffset, listBytes)
  const entries: ArchiveEntry[] = []
  let at = 0
  let offset = 0
  for (let index = 0; index < files; index++) {
    const entry = entryAt(list, at)
    if (entry.offset !== offset)
      throw invalid(entry.name, 'data that follows that of the file before', 'a gap or an overlap')
    entries.push(entry)
    at += central + entry.name.length
    offset += ARCHIVE_SIZES.local + entry.name.length + entry.packed + ARCHIVE_SIZES.descriptor
  }
  if (at !== listBytes || offset !== listOffset) throw noArchive('bytes that belong to no file')
  checkNames(entries)
  checkSizes(entries, limits)
  return entries
}

/** Reads some bytes. @throws WorkbenchError `bundle-invalid` if the file ends before. */
export async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (bytesRead < length) throw noArchive('a file that is cut short')
  return buffer
}

function entryAt(list: Buffer, at: number): ArchiveEntry {
  if (at + ARCHIVE_SIZES.central > list.length) throw noArchive('a list of files that is cut short')
  const length = list.readUInt16LE(at + 28)
  const end = at + ARCHIVE_SIZES.central + length
  if (length > LONGEST_NAME || end > list.length)
    throw invalid('the bundle', `names of at most ${LONGEST_NAME} letters`, `one of ${length}`)
  const entry = {
    name: list.toString('latin1', at + ARCHIVE_SIZES.central, end),
    crc: list.readUInt32LE(at + 16),
    packed: list.readUInt32LE(at + 20),
    bytes: list.readUInt32LE(at + 24),
    offset: list.readUInt32LE(at + 42),
  }
  if (!list.subarray(at, end).equals(centralHeader(entry)))
    throw invalid(
      shown(entry.name),
      'a plain deflated file, without encryption, links, attributes and comments',
      'another kind of entry',
    )
  return entry
}

function checkNames(entries: readonly ArchiveEntry[]): void {
  const seen = new Set<string>()
  for (const { name } of entries) {
    const fault = nameFault(name)
    if (fault !== null)
      throw invalid(shown(name), 'a plain relative name of lower case letters and digits', fault)
    if (seen.has(name)) throw invalid(name, 'one file of each name', 'two of them')
    seen.add(name)
  }
  for (const { name } of entries) {
    const folder = name.split('/').slice(0, -1).join('/')
    if (seen.has(folder)) throw invalid(name, 'folders and files of different names', `a file ${folder}`)
  }
}

function checkSizes(entries: readonly ArchiveEntry[], limits: ArchiveLimits): void {
  let all = 0
  for (const { name, packed, bytes } of entries) {
    all += bytes
    if (bytes > limits.fileBytes) throw invalid(name, `at most ${limits.fileBytes} bytes`, `${bytes} bytes`)
    if (bytes > limits.smallBytes && bytes > packed * limits.ratio)
      throw invalid(
        name,
        `a file at most ${limits.ratio} times as large as it is packed`,
        `${bytes} bytes of ${packed}`,
      )
  }
  if (all > limits.allBytes)
    throw invalid('the bundle', `at most ${limits.allBytes} bytes in all`, `${all} bytes`)
}

/** The error of an archive that cannot be read at all. */
export function noArchive(found: string): WorkbenchError {
  return invalid('the bundle', 'a ZIP archive as the workbench writes it', found)
}

function invalid(file: string, expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'bundle-invalid', file, expected, found })
}

/** A name from outside, safe to be shown. */
function shown(name: string): string {
  return JSON.stringify(name.slice(0, 100)).slice(1, -1)
}
