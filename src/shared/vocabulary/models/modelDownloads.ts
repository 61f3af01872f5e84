/** Models to be downloaded: the catalogue that comes with the workbench, and the state of downloads. */
import { z } from 'zod'
import type { ErrorDetails } from '../../errors.ts'

/** A SHA-256 as people paste it. */
export const sha256Text = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/, 'a SHA-256 of 64 hexadecimal digits')

export const modelAddress = z.url({ protocol: /^https?$/ }).max(2000)

/** A file name without a path that is valid on every operating system. */
export const ggufFileName = z
  .string()
  .regex(
    /^(?![. ])[^\u0000-\u001f\u007f/\\:*?"<>|]{1,195}\.gguf$/i,
    'a file name that ends in .gguf, without a path',
  )
  .refine((name) => !/^(con|prn|aux|nul|com\d|lpt\d)\./i.test(name), 'a name that no device has')

/** What a model of the catalogue is recommended for. */
export const CATALOGUE_ROLES = ['answers', 'reasons', 'embeds'] as const
export type CatalogueRole = (typeof CATALOGUE_ROLES)[number]

const catalogueEntry = z.strictObject({
  name: z.string().min(1).max(100),
  role: z.enum(CATALOGUE_ROLES),
  address: z.url({ protocol: /^https$/ }),
  /** Approximate size; the server states the exact one. */
  bytes: z.int().min(1_000_000),
  licence: z.string().min(1).max(100),
  parameters: z.int().min(1_000_000),
  /** Context length that it was trained with, in tokens. */
  context: z.int().min(256),
  /** Why it is listed, in one sentence. */
  note: z.string().min(1).max(200),
  /** The expected checksum; null where the server's is used. */
  sha256: sha256Text.nullable(),
})

export const modelCatalogue = z.strictObject({
  note: z.string().min(1),
  entries: z.array(catalogueEntry).min(1).max(100),
})
export type CatalogueEntry = Readonly<z.infer<typeof catalogueEntry>>
export type ModelCatalogue = Readonly<z.infer<typeof modelCatalogue>>

export const addressedDownload = z.strictObject({
  address: modelAddress,
  file: ggufFileName.optional(),
  sha256: sha256Text.optional(),
})
/** A download by the name of a catalogue entry, or by any address. */
export const downloadRequest = z.union([
  z.strictObject({ entry: z.string().min(1).max(100) }),
  addressedDownload,
])
export type DownloadRequest = Readonly<z.infer<typeof downloadRequest>>

const checksum = z.strictObject({ sha256: sha256Text, from: z.enum(['user', 'catalogue', 'server']) })
export type DownloadChecksum = Readonly<z.infer<typeof checksum>>

/** The journal beside the bytes of an unfinished download, so that any later engine can resume it. */
export const downloadJournal = z.strictObject({
  address: modelAddress,
  checksum: checksum.nullable(),
  /** By which the server recognises the same bytes: a strong ETag, or the time of the last change. */
  validator: z.string().max(1000).nullable(),
  total: z.int().min(0).nullable(),
})
export type DownloadJournal = Readonly<z.infer<typeof downloadJournal>>

export type DownloadState = 'running' | 'paused' | 'failed' | 'done'

/** One download as it is shown. */
export interface ModelDownload {
  /** Its file name in the folder of models once it is complete. */
  readonly file: string
  readonly address: string
  /** Bytes that are on disk. */
  readonly bytes: number
  readonly total: number | null
  /** Rate over the last seconds; null while it is not running. */
  readonly bytesPerSecond: number | null
  readonly state: DownloadState
  /** Why it failed, or, while it is running, why it is being retried. */
  readonly error: ErrorDetails | null
  /** The checksum that the file must have; null where none is known, and then only its size and form are checked. */
  readonly checksum: DownloadChecksum | null
}

/** Returns the file name at the end of an address, or null where it is not that of a GGUF file. */
export function fileNameOf(address: string): string | null {
  const path = /^https?:\/\/[^/?#]+([^?#]*)/i.exec(address)?.[1] ?? ''
  try {
    const parsed = ggufFileName.safeParse(decodeURIComponent(path.slice(path.lastIndexOf('/') + 1)))
    return parsed.success ? parsed.data : null
  } catch {
    // What cannot be decoded names no file.
    return null
  }
}
