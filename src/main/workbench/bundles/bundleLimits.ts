/** What a bundle may hold at most. A study of thousands of runs stays far below; what is above is meant to do harm. */
import type { ArchiveLimits } from './ports/archives.ts'

/** Limits of the archive. */
export const BUNDLE_LIMITS: ArchiveLimits = {
  files: 20_000,
  fileBytes: 4 * 1024 ** 3,
  allBytes: 16 * 1024 ** 3,
  ratio: 250,
  smallBytes: 1024 ** 2,
  lineBytes: 256 * 1024 ** 2,
}

/** The largest of the files that are read as one text, in bytes. */
export const MOST_TEXT = 64 * 1024 ** 2
/** How deep lists and records may lie in one another. */
export const DEEPEST_JSON = 32
/** The largest bundle that is handed to a page, in bytes. A larger one is written by the terminal. */
export const MOST_FOR_PAGE = 180 * 1024 ** 2
