/** Writes the archive of a bundle piece by piece. */
import { createHash, randomUUID } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { Zip, ZipDeflate } from 'fflate'
import { WorkbenchError } from '#shared/errors.ts'
import { aboutFile } from '#shared/errors/aboutFile.ts'
import type { ArchivedFile, ArchiveWriter } from '../../workbench/bundles/ports/archives.ts'

/** The first day that ZIP can tell, so that the same content gives the same bytes. */
const DATE = new Date(1980, 0, 1)
const LEVEL = 6
/** Sizes are 32-bit numbers, and so is the number of bytes before the list of files. */
const MOST_BYTES = 2 ** 32 - 1

/** Begins an archive beside its place. It appears there when it is finished. */
export async function createArchive(path: string): Promise<ArchiveWriter> {
  const part = `${path}.${process.pid}.${randomUUID().slice(0, 8)}.part`
  return new FileArchive(path, part, await open(part, 'wx').catch(aboutFile(path)))
}

class FileArchive implements ArchiveWriter {
  readonly #path: string
  readonly #part: string
  readonly #file: FileHandle
  readonly #zip: Zip
  #packed: Uint8Array[] = []
  #bytes = 0
  #done = false

  constructor(path: string, part: string, file: FileHandle) {
    this.#path = path
    this.#part = part
    this.#file = file
    this.#zip = new Zip((error, chunk) => {
      if (error !== null) throw error
      this.#packed.push(chunk)
    })
  }

  async add(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<ArchivedFile> {
    const file = new ZipDeflate(name, { level: LEVEL })
    file.mtime = DATE
    this.#zip.add(file)
    const hash = createHash('sha256')
    let bytes = 0
    for await (const piece of pieces) {
      const buffer = Buffer.from(piece)
      hash.update(buffer)
      bytes += buffer.length
      file.push(buffer)
      await this.#write()
    }
    if (bytes > MOST_BYTES) throw tooLarge(`the file ${name} of a bundle`, bytes)
    file.push(new Uint8Array(0), true)
    await this.#write()
    return { name, bytes, sha256: hash.digest('hex') }
  }

  async finish(): Promise<number> {
    this.#zip.end()
    await this.#write()
    await this.#file.sync().catch(aboutFile(this.#path))
    await this.#file.close()
    await rename(this.#part, this.#path).catch(aboutFile(this.#path))
    this.#done = true
    return this.#bytes
  }

  async abandon(): Promise<void> {
    if (this.#done) return
    this.#zip.terminate()
    await this.#file.close()
    await rm(this.#part, { force: true })
  }

  async #write(): Promise<void> {
    const packed = this.#packed
    this.#packed = []
    for (const chunk of packed) {
      this.#bytes += chunk.length
      if (this.#bytes > MOST_BYTES) throw tooLarge('a bundle', this.#bytes)
      await this.#file.appendFile(chunk).catch(aboutFile(this.#path))
    }
  }
}

function tooLarge(what: string, bytes: number): WorkbenchError {
  return new WorkbenchError({
    code: 'too-large',
    what,
    limit: `${MOST_BYTES} bytes`,
    found: `${bytes} bytes or more`,
  })
}
