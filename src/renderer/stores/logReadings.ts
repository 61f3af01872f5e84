/** How far the engine has read the logs of runs that pages wait for; it tells of those that take longer than a moment. */
import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import type { LogReading } from '#shared/vocabulary/recording/logReading.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { useConnection } from '../connection/useConnection.ts'

/** The share of the log that was read, and the milliseconds that the rest will take at the speed so far; null before it is known. */
interface ReadShare {
  readonly share: number
  readonly left: number | null
}

/** Follows from when a reading was told of first, in milliseconds, and how far it was then. */
export function readShare(
  first: { readonly at: number; readonly bytes: number },
  now: { readonly at: number; readonly readBytes: number; readonly totalBytes: number },
): ReadShare {
  const rate = (now.readBytes - first.bytes) / (now.at - first.at)
  return {
    share: now.readBytes / Math.max(1, now.totalBytes),
    left: rate > 0 ? (now.totalBytes - now.readBytes) / rate : null,
  }
}

export const useLogReadings = defineStore('logReadings', () => {
  const { workbench, onReconnect } = useConnection()
  const shares = shallowReactive(new Map<RunId, ReadShare>())
  /** When each was told of first, and how far it was. */
  const begun = new Map<RunId, { readonly at: number; readonly bytes: number }>()

  function receive({ run, read }: LogReading): void {
    if (read === null) {
      shares.delete(run)
      begun.delete(run)
      return
    }
    const now = performance.now()
    const first = begun.get(run) ?? { at: now, bytes: read.readBytes }
    begun.set(run, first)
    shares.set(run, readShare(first, { ...read, at: now }))
  }
  workbench.on('inspection.reading', receive)
  // Another engine reads anew.
  onReconnect(() => {
    shares.clear()
    begun.clear()
  })

  return { of: (run: RunId): ReadShare | null => shares.get(run) ?? null }
})
