/**
 * The one form of a ZIP archive that bundles have: what fflate writes for deflated streams, with one date. A reader that
 * knows one form need not guess what an archive means that two programs read in two ways.
 */

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const DESCRIPTOR = 0x08074b50
const END = 0x06054b50
/** ZIP 2.0; sizes follow the data; deflated. */
const VERSION = 20
const FLAGS = 8
const DEFLATED = 8
/** The first day that ZIP can tell: 1980-01-01, 0:00. */
const DATE = 0x00210000

/** Sizes of the parts of an archive in bytes, without names. */
export const ARCHIVE_SIZES = { local: 30, central: 46, descriptor: 16, end: 22 } as const

/** What an archive says of one file. */
export interface ArchiveEntry {
  readonly name: string
  readonly crc: number
  /** Bytes as they are packed, and as they were. */
  readonly packed: number
  readonly bytes: number
  /** Where its header begins. */
  readonly offset: number
}

/** Returns the header before the data of a file. */
export function localHeader(name: string): Buffer {
  const header = Buffer.alloc(ARCHIVE_SIZES.local)
  header.writeUInt32LE(LOCAL, 0)
  writeCommon(header, 4)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, Buffer.from(name, 'latin1')])
}

/** Returns what follows the data of a file. */
export function descriptorOf({ crc, packed, bytes }: Omit<ArchiveEntry, 'name' | 'offset'>): Buffer {
  const descriptor = Buffer.alloc(ARCHIVE_SIZES.descriptor)
  descriptor.writeUInt32LE(DESCRIPTOR, 0)
  descriptor.writeUInt32LE(crc, 4)
  descriptor.writeUInt32LE(packed, 8)
  descriptor.writeUInt32LE(bytes, 12)
  return descriptor
}

/** Returns the line of a file in the list at the end. */
export function centralHeader({ name, crc, packed, bytes, offset }: ArchiveEntry): Buffer {
  const header = Buffer.alloc(ARCHIVE_SIZES.central)
  header.writeUInt32LE(CENTRAL, 0)
  header.writeUInt16LE(VERSION, 4)
  writeCommon(header, 6)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(packed, 20)
  header.writeUInt32LE(bytes, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE(offset, 42)
  return Buffer.concat([header, Buffer.from(name, 'latin1')])
}

/** Returns the end of an archive. */
export function archiveEnd(files: number, listBytes: number, listOffset: number): Buffer {
  const end = Buffer.alloc(ARCHIVE_SIZES.end)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(files, 8)
  end.writeUInt16LE(files, 10)
  end.writeUInt32LE(listBytes, 12)
  end.writeUInt32LE(listOffset, 16)
  return end
}

function writeCommon(header: Buffer, at: number): void {
  header.writeUInt16LE(VERSION, at)
  header.writeUInt16LE(FLAGS, at + 2)
  header.writeUInt16LE(DEFLATED, at + 4)
  header.writeUInt32LE(DATE, at + 6)
}
