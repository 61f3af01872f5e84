/** What the soak asked for and was promised, so that in the end somebody knows what must be there. */
import type { RunId } from '../../src/shared/vocabulary/runs.ts'

/** A run that may be started; its seed decides its log, byte for byte. */
export interface SoakConfiguration {
  readonly seed: number
  readonly vectorIndex: 'lance' | 'memory'
}

export class Ledger {
  /** The seeds of the runs that were started and not removed. */
  readonly runs = new Map<RunId, number>()
  /** Datasets whose import was answered. */
  readonly imports = new Set<string>()
  /** Datasets whose import was broken off: whole or absent. */
  readonly brokenOff = new Set<string>()
  /** The log of an undisturbed run, by seed. */
  readonly logs = new Map<number, string>()
  /** Every item and history of an undisturbed import, as JSON. */
  importedRows = ''
  /** How often each act was done, and each way of it. */
  readonly counts = new Map<string, number>()
  readonly losses: string[] = []

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1)
  }

  lose(what: string): void {
    this.losses.push(what)
    console.error(`lost: ${what}`)
  }
}
