/** Decides from the response to a request for a file whether the download can be resumed. */
import { WorkbenchError, type ErrorDetails } from '#shared/errors.ts'
import type { DownloadChecksum, DownloadJournal } from '#shared/vocabulary/models/modelDownloads.ts'
import { countIn, hashIn, type Exchange } from './openExchange.ts'
import { TransientFailure } from './transientFailure.ts'

/** What was requested. */
export interface AskedFor {
  readonly file: string
  /** The number of bytes that are already there; the request asked for the rest. */
  readonly from: number
  readonly journal: DownloadJournal
}

/** What to do with the bytes that are already there. */
export type Answered =
  /** `there`: append the body. `anew`: start over, the body begins at the first byte. `whole`: all bytes are already there. */
  | { readonly begins: 'there' | 'anew' | 'whole'; readonly journal: DownloadJournal }
  /** Another file is at the address now, or the server sent a range that was not requested: discard the part. */
  | { readonly begins: 'nothing'; readonly reason: ErrorDetails }

const BUSY: readonly number[] = [408, 425, 429, 500, 502, 503, 504]

/**
 * * Reads status and headers of a response, and updates the journal by them.
 * @throws WorkbenchError `download-failed`, `download-corrupt`; TransientFailure if a retry may help.
 */
export function readAnswer(
  { status, headers, linked }: Exchange,
  { file, from, journal }: AskedFor,
): Answered {
  const { address } = journal
  const failed = (expected: string, found: string): ErrorDetails => ({
    code: 'download-failed',
    address,
    expected,
    found,
  })
  if (BUSY.includes(status))
    throw new TransientFailure(failed('the file', `status ${status}: the server is busy or out of order`))
  if (status === 416) {
    const total = /^bytes \*\/(\d{1,15})$/.exec(headers['content-range'] ?? '')?.[1]
    if (Number(total) === from && from > 0) return { begins: 'whole', journal: { ...journal, total: from } }
    return {
      begins: 'nothing',
      reason: failed(
        `bytes from ${from} on`,
        total === undefined ? 'no such range' : `a file of ${total} bytes`,
      ),
    }
  }
  if (status !== 200 && status !== 206)
    throw new WorkbenchError(failed('the file', `status ${status}${meaningOf(status)}`))
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity')
    throw new WorkbenchError(failed('the bytes of the file', `them encoded as ${encoding}`))

  const told = toldChecksum(linked.sha256, headers.etag)
  if (journal.checksum && linked.sha256 !== null && linked.sha256 !== journal.checksum.sha256) {
    if (journal.checksum.from === 'server')
      return {
        begins: 'nothing',
        reason: failed('the file that was begun', 'another one at the same address'),
      }
    throw new WorkbenchError({
      code: 'download-corrupt',
      file,
      expected: `${journal.checksum.sha256} (from the ${journal.checksum.from})`,
      found: `${linked.sha256} (which the server says the file has)`,
    })
  }
  const checksum = journal.checksum ?? told
  const validator = validatorOf(headers)
  if (status === 200) {
    const total = countIn(headers['content-length']) ?? linked.bytes
    if (total !== null && linked.bytes !== null && total !== linked.bytes)
      throw new WorkbenchError(
        failed(`${linked.bytes} bytes, as the server says of the file`, `${total} bytes`),
      )
    // If the part is discarded, the checksum the server gave for it is discarded, too.
    const kept = journal.checksum?.from === 'server' ? told : checksum
    return { begins: from === 0 ? 'there' : 'anew', journal: { address, checksum: kept, validator, total } }
  }
  const [, first, total] =
    /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15})$/.exec(headers['content-range'] ?? '') ?? []
  if (Number(first) !== from)
    return {
      begins: 'nothing',
      reason: failed(`bytes from ${from} on`, headers['content-range'] ?? 'a part that does not say which'),
    }
  if (journal.total !== null && Number(total) !== journal.total)
    return { begins: 'nothing', reason: failed(`a file of ${journal.total} bytes`, `one of ${total} bytes`) }
  return {
    begins: 'there',
    journal: { address, checksum, validator: journal.validator ?? validator, total: Number(total) },
  }
}

function toldChecksum(linked: string | null, etag: string | undefined): DownloadChecksum | null {
  const sha256 = linked ?? hashIn(etag)
  return sha256 === null ? null : { sha256, from: 'server' }
}

/** Returns what identifies the version of a file. A weak ETag does not promise identical bytes, so it is not used. */
function validatorOf(headers: Exchange['headers']): string | null {
  const { etag } = headers
  return etag !== undefined && !etag.startsWith('W/') ? etag : (headers['last-modified'] ?? null)
}

function meaningOf(status: number): string {
  if (status === 401 || status === 403)
    return ': the server asks who you are. Fetch the file with your browser, and add it here'
  return status === 404 || status === 410 ? ': there is no such file' : ''
}
