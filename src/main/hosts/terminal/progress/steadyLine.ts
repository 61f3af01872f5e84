/** Progress that never falls silent: one line that is rewritten on a terminal, and elsewhere a line now and then. */

/** What is shown, and how far that is. */
export interface SteadyText {
  readonly text: string
  /** What is under way. Elsewhere than on a terminal a new one is told at once. */
  readonly part: string
  /** The share of the whole that is done, from 0 to 1; null where it is not known. */
  readonly share: number | null
}

/** The time, as the line needs it. */
export interface LineClock {
  /** Milliseconds; only differences have a meaning. */
  milliseconds(): number
  /** Calls back again and again; returns a function that ends it. */
  every(milliseconds: number, work: () => void): () => void
}

/** The longest silence where the line cannot be rewritten, in milliseconds. */
const SILENCE = 15_000
/** The shortest time between two lines of the same part, and between two writings of a line on a terminal. */
const PAUSE = { elsewhere: 1000, terminal: 100 }
/** The share of the whole after which there is a line. */
const STRIDE = 0.1

const systemClock: LineClock = {
  milliseconds: () => performance.now(),
  every: (milliseconds, work) => {
    const timer = setInterval(work, milliseconds)
    timer.unref()
    return () => clearInterval(timer)
  },
}

/** Begins the line. `close` must be called at its end; it also takes the line off a terminal. */
export function steadyLine(
  stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>,
  clock: LineClock = systemClock,
) {
  const isTerminal = stream.isTTY
  let shown: SteadyText | null = null
  let written: (SteadyText & { readonly at: number }) | null = null
  const write = (next: SteadyText) => {
    written = { ...next, at: clock.milliseconds() }
    const { text } = next
    stream.write(isTerminal ? `\r\u001b[2K${text.slice(0, Math.max(20, stream.columns - 1))}` : `${text}\n`)
  }
  const isDue = ({ part, share }: SteadyText): boolean => {
    if (!written) return true
    const silence = clock.milliseconds() - written.at
    if (isTerminal) return silence >= PAUSE.terminal
    if (part !== written.part || silence >= SILENCE) return true
    return silence >= PAUSE.elsewhere && share !== null && share - (written.share ?? 0) >= STRIDE
  }
  const forget = clock.every(PAUSE.elsewhere, () => {
    if (shown && isDue(shown)) write(shown)
  })
  return {
    /** Shows this from now on. */
    show(next: SteadyText): void {
      shown = next
      if (isDue(next)) write(next)
    },
    /** Takes the line off, so that something else can be written; the next is written at once. */
    clear(): void {
      if (isTerminal && written) stream.write('\r\u001b[2K')
      shown = null
      written = null
    },
    close(): void {
      this.clear()
      forget()
    },
  }
}
