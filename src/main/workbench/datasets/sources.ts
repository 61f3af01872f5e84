/** Tickets for files that a host granted. Paths stay in the engine; pages and their errors only see labels. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Source } from '#shared/vocabulary/imports/imports.ts'
import type { NewToken } from '../../ports/newToken.ts'

/** What a ticket stands for. */
export interface GrantedFiles {
  /** One folder or file in it, which stands for the whole folder; or several files, which stand for themselves only. */
  readonly paths: readonly string[]
  readonly label: string
  /** Folder that links among the files must not lead out of; undefined where the user named the paths. */
  readonly within?: string | undefined
}

/** The tickets of this engine. */
export interface Sources {
  /** Returns a new ticket for these paths, whose links lead nowhere out of `within` where it is given. */
  grant(paths: readonly string[], label: string, within?: string): Source
  /** Returns what a ticket stands for. @throws WorkbenchError `source-unknown`. */
  filesOf(source: string): GrantedFiles
  /** Returns the first path of a ticket, or null if it is not a ticket. */
  pathOf(source: string): string | null
}

/** The most tickets that are kept; the oldest are dropped. */
const KEPT = 1000

/** Creates the tickets of an engine. */
export function createSources(newToken: NewToken): Sources {
  const granted = new Map<string, GrantedFiles>()
  return {
    grant: (paths, label, within) => {
      const source = newToken()
      granted.set(source, { paths, label, within })
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

/** Replaces the path in an error of an import by a label, because pages must not see paths. */
export function withLabel(error: unknown, label: string): unknown {
  if (!(error instanceof WorkbenchError) || error.details.code !== 'dataset-files-missing') return error
  return new WorkbenchError({ ...error.details, folder: label }, { cause: error })
}
