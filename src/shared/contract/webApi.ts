/** Paths and bodies of the web host. Calls and pushes of the contracts use the first two paths. */
import { z } from 'zod'

export const WEB_PATHS = {
  /** POST: a request envelope, answered by its reply envelope. */
  call: '/api/call',
  /** GET: a stream of push envelopes as server-sent events. */
  events: '/api/events',
  /** POST: opens an upload, answered by `UploadOpened`. `PUT <uploads>/<upload>/<file name>` fills it. */
  uploads: '/api/uploads',
  /** GET: `ServerFolder[]`. */
  folders: '/api/folders',
  /** POST: `grantFolderBody`, answered by a `Source`. */
  grantFolder: '/api/folders/grant',
} as const

/** The id of an upload that was opened. */
export interface UploadOpened {
  readonly upload: string
}

export const requestEnvelope = z.strictObject({
  kind: z.literal('request'),
  id: z.int(),
  name: z.string().max(100),
  params: z.unknown(),
})

/** POST `<uploads>/<upload>/done`, answered by a `Source`. */
export const finishUploadBody = z.strictObject({ label: z.string().min(1).max(300) })

export const grantFolderBody = z.strictObject({ id: z.string().max(64) })
