import { expect, it } from 'vitest'
import type { ModelDownload } from '#shared/vocabulary/models/modelDownloads.ts'
import { downloadText } from './downloadText.ts'

const row: ModelDownload = {
  file: 'a.gguf',
  address: 'https://a.example/a.gguf',
  bytes: 40e6,
  total: 100e6,
  bytesPerSecond: 2e6,
  state: 'running',
  error: null,
  checksum: null,
}

it('says how far a download is, how fast, and how long it will take', () => {
  expect(downloadText(row)).toBe('40 MB of 100 MB, 40 % · 2 MB/s · 30 s left')
  expect(downloadText({ ...row, bytesPerSecond: null })).toBe('40 MB of 100 MB, 40 %')
  expect(downloadText({ ...row, total: null })).toBe('40 MB · 2 MB/s')
  expect(downloadText({ ...row, bytesPerSecond: 0, error: { code: 'cancelled' } })).toBe(
    '40 MB of 100 MB, 40 % · trying again',
  )
})

it('says of one that stands still what is kept, and of one that came what was checked', () => {
  expect(downloadText({ ...row, state: 'paused' })).toBe('Paused at 40 MB of 100 MB, 40 %')
  expect(downloadText({ ...row, state: 'failed' })).toBe('Stopped at 40 MB of 100 MB, 40 %')
  expect(downloadText({ ...row, state: 'failed', bytes: 0 })).toBe('Nothing was kept')
  expect(downloadText({ ...row, state: 'done' })).toContain('Its SHA-256 is not known')
  expect(
    downloadText({ ...row, state: 'done', checksum: { sha256: 'a'.repeat(64), from: 'server' } }),
  ).toContain('agrees with that of the server')
})
