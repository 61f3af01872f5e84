/** A started engine as a host sees it, whether it is a Node child, an Electron utility process or runs inline. */
import type { Link } from '#shared/rpc/link.ts'

export interface EngineExit {
  readonly code: number | null
  /** The signal that ended it, where the system says which: SIGABRT is how native code gives up. */
  readonly signal?: string | null
  /** The last lines it wrote, at most 200, for the notice of a crash. */
  readonly lastLines: readonly string[]
}

export interface EngineProcess {
  /** Speaks `engineControl`. */
  readonly control: Link
  readonly exited: Promise<EngineExit>
  /** Ends it at once. */
  kill(): void
}
