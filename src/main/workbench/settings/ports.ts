/** What the settings need from outside. */
import type { JsonContent } from '../../ports/jsonContent.ts'

/** The file settings.json of the home. */
export interface SettingsFile {
  read(): Promise<JsonContent>
  /** Writes what `next` returns for the current content, in one step that no other engine of this home can interrupt. */
  change(next: (content: JsonContent) => unknown): Promise<void>
  /** Renames a file that cannot be used, so that it is out of the way but not lost. */
  setAside(): Promise<void>
}

/** The settings that limit models. */
export interface ModelLimits {
  /** The most threads of a local model; 0 for one fewer than there are cores. */
  readonly threads: number
  /** The most bytes of stored prompts and replies; the least recently used are removed first. */
  readonly keptReplies: number
}

/** Changes the limits. They take effect with the next model that is opened. */
export type LimitModels = (limits: Partial<ModelLimits>) => void
