/** Tells pages how far the log of a run was read, where that takes longer than a moment. */
import type { LogReading } from '#shared/vocabulary/recording/logReading.ts'
import { Throttle } from '../../runs/throttle.ts'

/** The time after which a reading is told, and between two of its messages, in milliseconds. */
const PAUSE = 400

type Tell = (reading: LogReading) => void

/** Returns what is to be called with each piece that was read, and at the end; `tell` hears of long readings alone. */
export function toldReading(tell: Tell): Tell {
  const underWay = new Map<LogReading['run'], OneReading>()
  return (reading) => {
    const own = underWay.get(reading.run) ?? new OneReading(tell)
    if (reading.read === null) underWay.delete(reading.run)
    else underWay.set(reading.run, own)
    own.take(reading)
  }
}

class OneReading {
  readonly #throttle: Throttle
  #newest: LogReading | null = null
  #isTold = false

  constructor(tell: Tell) {
    this.#throttle = new Throttle(() => {
      this.#isTold = true
      if (this.#newest) tell(this.#newest)
    }, PAUSE)
  }

  take(reading: LogReading): void {
    this.#newest = reading
    if (reading.read !== null) this.#throttle.soon()
    else if (this.#isTold) this.#throttle.now()
    else this.#throttle.close()
  }
}
