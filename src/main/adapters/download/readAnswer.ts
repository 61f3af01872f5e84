/** What the answer to a question for a file means for the bytes that are there already. */
import { WorkbenchError, type ErrorDetails } from '#shared/errors.ts'
import type { DownloadChecksum, DownloadJournal } from '#shared/vocabulary/models/modelDownloads.ts'
import { countIn, hashIn, type Exchange } from './openExchange.ts'
import { TransientFailure } from './transientFailure.ts'

export interface AskedFor {
  readonly file: string
  /** Bytes that were there. */
  readonly from: number
  readonly journal: DownloadJournal
}

export type Answered =
  /** The body goes on where the part ends; or begins at the first byte, and so must the part; or all of it is there. */
  | { readonly begins: 'there' | 'anew' | 'whole'; readonly journal: DownloadJournal }
  /** Another file lies at the address now, or a range that nobody asked for: the part is worth nothing. */
  | { readonly begins: 'nothing'; readonly reason: ErrorDetails }

const BUSY: readonly number[] = [408, 425, 429, 500, 502, 503, 504]

/** @throws WorkbenchError `download-failed`, `download-corrupt`; TransientFailure where it may be tried again. */
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
    // Where the part is thrown away, what the server said of the file before goes with it.
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

/** A weak ETag promises the same meaning, not the same bytes. */
function validatorOf(headers: Exchange['headers']): string | null {
  const { etag } = headers
  return etag !== undefined && !etag.startsWith('W/') ? etag : (headers['last-modified'] ?? null)
}

function meaningOf(status: number): string {
  if (status === 401 || status === 403)
    return ': the server asks who you are. Fetch the file with your browser, and add it here'
  return status === 404 || status === 410 ? ': there is no such file' : ''
}
