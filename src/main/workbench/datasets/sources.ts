/** Tickets for files that a host vouched for. Paths stay here; pages and their errors know labels only. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Source } from '#shared/vocabulary/imports.ts'
import type { NewToken } from '../../ports/newToken.ts'

export interface GrantedFiles {
  /** A folder or a file in it; or several files, and then only those. */
  readonly paths: readonly string[]
  readonly label: string
}

export interface Sources {
  grant(paths: readonly string[], label: string): Source
  /** @throws WorkbenchError `source-unknown`. */
  filesOf(source: string): GrantedFiles
  /** The path of one file that a ticket stands for; null where it is no ticket. */
  pathOf(source: string): string | null
}

/** Tickets that are kept; the oldest go. */
const KEPT = 1000

export function createSources(newToken: NewToken): Sources {
  const granted = new Map<string, GrantedFiles>()
  return {
    grant: (paths, label) => {
      const source = newToken()
      granted.set(source, { paths, label })
      for (const older of [...granted.keys()].slice(0, -KEPT)) granted.delete(older)
      return { source, label }
    },
    filesOf: (source) => {
      const found = granted.get(source)
      if (!found)
        throw new WorkbenchError({
          code: 'source-unknown',
          expected: 'a file or folder that was chosen since the engine started',
        })
      return found
    },
    pathOf: (source) => granted.get(source)?.paths[0] ?? null,
  }
}

/** Says a label where an error of an import would say a path, or nothing. */
export function withLabel(error: unknown, label: string): unknown {
  if (!(error instanceof WorkbenchError) || error.details.code !== 'dataset-files-missing') return error
  return new WorkbenchError({ ...error.details, folder: label }, { cause: error })
}
