/** Builders for tests of tables. */
import { seededRandom } from '../../adapters/seededRandom.ts'
import { sha256 } from '../../adapters/sha256.ts'
import { importDataset, type ImportRequest } from '../importDataset.ts'
import type { SizedFile } from '../textFiles.ts'

/** Imports files under the name `tiny`. */
export async function importedTables(files: readonly SizedFile[], request: Partial<ImportRequest> = {}) {
  const tools = { sha256, randomFor: seededRandom }
  return importDataset({ name: 'tiny', from: 'my files', files, ...request }, tools)
}

/** Lines of JSON. */
export function jsonLines(...records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}
