/** What the settings need from outside. */
import type { JsonContent } from '../../ports/jsonContent.ts'

/** settings.json of the home. */
export interface SettingsFile {
  read(): Promise<JsonContent>
  /** Writes what `next` makes of it, as one step that no other engine of this home comes between. */
  change(next: (content: JsonContent) => unknown): Promise<void>
  /** Renames a file that cannot be used, so that it is out of the way, but not lost. */
  setAside(): Promise<void>
}

export interface ModelLimits {
  /** Threads of local models; 0 for as many as the machine has cores. */
  readonly threads: number
  /** Bytes of prompts and replies that are kept; what was used longest ago goes first. */
  readonly keptReplies: number
}

/** Takes effect with the next model that is opened. */
export type LimitModels = (limits: Partial<ModelLimits>) => void
