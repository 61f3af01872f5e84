/** Keeps the recordings of the runs that were looked at last. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { LogReading } from '#shared/vocabulary/recording/logReading.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { Learner } from '../../../methods/method.ts'
import type { NewBreather } from '../../../ports/breather.ts'
import { namingDamage } from '../../runs/damage/namingDamage.ts'
import type { RunStore } from '../../runs/ports/runStore.ts'
import { Recording, type RunAsOf } from './recording.ts'

/** Creates the learner of a run at its beginning. */
export type LearnerOf = (manifest: Manifest) => Learner

/** The moment of a run that is asked for. */
export interface AskedMoment {
  readonly run: RunId
  /** Undefined for now. */
  readonly step?: number | undefined
}

/** The number of runs whose recordings are kept. */
const KEPT = 3

/** The recordings of a home. */
export class Recordings {
  readonly #runs: RunStore
  readonly #newBreather: NewBreather
  readonly #learnerOf: LearnerOf
  readonly #tell: (reading: LogReading) => void
  readonly #kept = new Map<string, Recording>()
  #asked = 0

  /** `tell` hears how far a log was read. */
  constructor(
    runs: RunStore,
    newBreather: NewBreather,
    learnerOf: LearnerOf,
    tell: (reading: LogReading) => void = () => undefined,
  ) {
    this.#runs = runs
    this.#newBreather = newBreather
    this.#learnerOf = learnerOf
    this.#tell = tell
  }

  /** Whether somebody waits for a moment of a run, so that work that nobody watches should give way. */
  get isAsked(): boolean {
    return this.#asked > 0
  }

  /**
   * Returns a run as of a step. The first question takes a pass over the log up to there; later ones take what is new, and
   * a small part of the log.
   * @throws WorkbenchError `run-unknown`, `run-corrupt`.
   */
  async asOf(moment: AskedMoment): Promise<RunAsOf> {
    this.#asked += 1
    try {
      return await this.#asOf(moment)
    } finally {
      this.#asked -= 1
    }
  }

  async #asOf({ run, step }: AskedMoment): Promise<RunAsOf> {
    const files = this.#runs.of(run)
    const [folder, bytes] = await Promise.all([files.open(), files.logBytes()])
    // The creation time is part of the key, because another run may have taken the name of a removed one.
    const key = `${run}\n${folder.manifest.createdAt}`
    const known = this.#kept.get(key)
    const recording =
      known && known.bytes <= bytes
        ? known
        : new Recording(this.#learnerOf(folder.manifest), this.#newBreather)
    this.#kept.delete(key)
    this.#kept.set(key, recording)
    for (const older of [...this.#kept.keys()].slice(0, -KEPT)) this.#kept.delete(older)
    try {
      const passed = (readBytes: number) => this.#tell({ run, read: { readBytes, totalBytes: bytes } })
      return await namingDamage(folder, () => recording.asOf(step, folder, passed))
    } catch (error) {
      // Whoever asks next begins anew.
      this.#kept.delete(key)
      throw error
    } finally {
      this.#tell({ run, read: null })
    }
  }
}
