/**
 * Files that a browser sends, since a page cannot name a path: kept below the home folder until the server ends, or until so many
 * others were sent that they are the oldest.
 */
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { WorkbenchError } from '#shared/errors.ts'
import { aboutFile } from '#shared/errors/aboutFile.ts'
import { makeFolder } from '../../adapters/files/folders/makeFolder.ts'
import { isRunning } from '../../adapters/machine/isRunning.ts'

export interface UploadLimits {
  readonly bytesPerFile: number
  readonly filesPerUpload: number
  /** How many are kept. */
  readonly uploads: number
}

export const UPLOAD_LIMITS: UploadLimits = { bytesPerFile: 4 * 1024 ** 3, filesPerUpload: 200, uploads: 100 }

/** A sender that stops for this long has gone. */
const IDLE_MS = 60_000

export interface Uploads {
  /** Takes the place of the oldest to which nothing is being sent, where there are too many; throws `too-large` where there is none such. */
  readonly open: () => Promise<string>
  /** Writes the body of the request. Throws `source-unknown`, `name-invalid` or `too-large`. */
  readonly receive: (upload: string, fileName: string, request: IncomingMessage) => Promise<void>
  /** The folder that holds the files; nothing can be added to it any more. Throws `source-unknown`. */
  readonly finish: (upload: string) => string
  readonly close: () => Promise<void>
}

interface KeptUpload {
  readonly folder: string
  readonly names: Set<string>
  arriving: number
  /** Nothing can be added any more. */
  isFinished: boolean
}

/** Removes what servers left behind that did not end by themselves. */
export async function createUploads(home: string, limits: UploadLimits = UPLOAD_LIMITS): Promise<Uploads> {
  const all = join(home, 'uploads')
  await makeFolder(all, { mode: 0o700 })
  await removeLeftovers(all)
  const mine = join(all, `${process.pid}-${randomId()}`)
  await mkdir(mine, { mode: 0o700 })
  /** The oldest first. */
  const kept = new Map<string, KeptUpload>()

  const named = (upload: string): KeptUpload => {
    const found = kept.get(upload)
    if (found && !found.isFinished) return found
    throw new WorkbenchError({ code: 'source-unknown', expected: 'an upload that is open' })
  }
  const makeRoom = async (): Promise<void> => {
    if (kept.size < limits.uploads) return
    const oldest = [...kept].find(([, { arriving }]) => arriving === 0)
    if (oldest === undefined) throw tooLarge('uploads at a time', limits.uploads, kept.size + 1)
    const [upload, { folder }] = oldest
    kept.delete(upload)
    await rm(folder, { recursive: true, force: true })
  }

  return {
    open: async () => {
      await makeRoom()
      const upload = randomId()
      const folder = join(mine, upload)
      kept.set(upload, { folder, names: new Set(), arriving: 0, isFinished: false })
      await mkdir(folder, { mode: 0o700 })
      return upload
    },
    receive: async (upload, fileName, request) => {
      const into = named(upload)
      checkName(fileName)
      if (into.names.size >= limits.filesPerUpload)
        throw tooLarge('files of one upload', limits.filesPerUpload, into.names.size + 1)
      // Some file systems take two names for one that differ in case only.
      const key = fileName.normalize('NFC').toLowerCase()
      if (into.names.has(key)) {
        const expected = 'no other file that is sent with it'
        throw new WorkbenchError({ code: 'name-invalid', expected, found: fileName })
      }
      into.names.add(key)
      into.arriving += 1
      try {
        await write(request, { file: join(into.folder, fileName), limit: limits.bytesPerFile })
      } catch (error) {
        into.names.delete(key)
        throw error
      } finally {
        into.arriving -= 1
      }
    },
    finish: (upload) => {
      const found = named(upload)
      const { folder, names, arriving } = found
      if (names.size === 0 || arriving > 0)
        throw new WorkbenchError({
          code: 'source-unknown',
          expected: 'an upload whose files have all arrived',
        })
      found.isFinished = true
      return folder
    },
    close: () => rm(mine, { recursive: true, force: true }),
  }
}

async function write(
  request: IncomingMessage,
  { file, limit }: { readonly file: string; readonly limit: number },
): Promise<void> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > limit) throw tooLarge('a file', limit, announced)
  request.setTimeout(IDLE_MS, () => request.destroy())
  try {
    await pipeline(request, atMost(limit), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  } catch (error) {
    // What was thrown first is told; what could not be removed either goes with this server.
    await rm(file, { force: true }).catch(() => undefined)
    aboutFile(file)(error)
  } finally {
    if (!request.destroyed) request.setTimeout(0)
  }
}

function atMost(limit: number): Transform {
  let bytes = 0
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length
      if (bytes <= limit) done(null, chunk)
      else done(tooLarge('a file', limit, bytes))
    },
  })
}

/** One plain name that means a file of that name on every system, and nothing else. */
function checkName(name: string): void {
  const plain = /^[^\u0000-\u001f\u007f/\\:*?"<>|]{1,200}$/.test(name) && !/^\.|[. ]$/.test(name)
  const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name)
  if (plain && !device) return
  throw new WorkbenchError({
    code: 'name-invalid',
    expected: 'a file name without a path',
    found: name.slice(0, 100),
  })
}

/** Folders are named by the process that made them; those of living ones stay. */
async function removeLeftovers(all: string): Promise<void> {
  const left = (await readdir(all)).filter((name) => !isRunning(Number(name.split('-')[0])))
  await Promise.all(left.map((name) => rm(join(all, name), { recursive: true, force: true })))
}

function randomId(): string {
  return randomBytes(18).toString('base64url')
}

function tooLarge(what: string, limit: number, found: number): WorkbenchError {
  return new WorkbenchError({ code: 'too-large', what, limit: String(limit), found: String(found) })
}
