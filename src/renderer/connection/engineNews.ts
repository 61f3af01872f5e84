/** The last known state of the engine, and news of when a page may have missed pushes. */
import type { EngineState } from '#shared/contract/workbench.ts'

export interface EngineNews {
  readonly tell: (state: EngineState) => void
  readonly tellMissed: () => void
  readonly onState: (listener: (state: EngineState) => void) => () => void
  readonly onMissed: (listener: () => void) => () => void
}

/** News for one page. Another session means another engine, so that the last pushes of the previous one may be lost. */
export function engineNews(): EngineNews {
  const states = new Set<(state: EngineState) => void>()
  const misses = new Set<() => void>()
  let last: EngineState | null = null
  let session: string | null = null

  const tellMissed = () => {
    for (const hear of [...misses]) hear()
  }
  return {
    tell: (state) => {
      last = state
      for (const hear of [...states]) hear(state)
      if (state.state !== 'ready') return
      const isAnother = session !== null && session !== state.session
      session = state.session
      if (isAnother) tellMissed()
    },
    tellMissed,
    onState: (listener) => {
      states.add(listener)
      if (last) listener(last)
      return () => states.delete(listener)
    },
    onMissed: (listener) => {
      misses.add(listener)
      return () => misses.delete(listener)
    },
  }
}
