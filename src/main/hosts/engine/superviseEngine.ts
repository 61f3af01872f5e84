/** Keeps an engine alive: starts it, reports its state, restarts it when it dies, and gives up when that does not help. */
import { engineControl } from '#shared/contract/engineControl.ts'
import type { EngineState } from '#shared/contract/workbench.ts'
import { fromWire, WorkbenchError, type WireError } from '#shared/errors.ts'
import { withoutSourcePlaces } from '#shared/errors/withoutSourcePlaces.ts'
import { withoutTexts } from '#shared/errors/withoutTexts.ts'
import { connect, type Connected } from '#shared/rpc/connect.ts'
import type { Source } from '#shared/vocabulary/imports/imports.ts'
import { silentLog, type Log } from '../../ports/log.ts'
import type { EngineExit, EngineProcess } from './engineProcess.ts'

/** Milliseconds, so that tests need not wait. */
export interface Clock {
  readonly now: () => number
  /** Returns a function that cancels the timer. */
  readonly after: (milliseconds: number, task: () => void) => () => void
}

export interface SupervisedEngine<P extends EngineProcess> {
  readonly state: () => EngineState
  /** Calls back with every change. Returns a function that stops listening. */
  readonly onState: (listener: (state: EngineState) => void) => () => void
  /** The engine that can be asked; waits while one starts. Rejects with `engine-lost` when there will be none. */
  readonly current: () => Promise<P>
  /** Tickets end with the engine that gave them; nothing is granted again unless the user asks again. */
  readonly grantSource: (paths: readonly string[], label: string, within?: string) => Promise<Source>
  /** Lets the call in flight end, at most for ten seconds; runs go on at the next start. */
  readonly close: () => Promise<void>
}

const MOST_RESTARTS = 3
/** An engine that was ready for this long before it died is restarted as if it had not failed before. */
const STEADY_MS = 60_000
const START_MS = 120_000
const CLOSE_MS = 10_000
/** The pause before a restart, by the number of restarts before. */
const PAUSES_MS = [0, 1000, 3000]
const SHOWN_LINES = 12

export function superviseEngine<P extends EngineProcess>(
  start: () => P,
  { clock = systemClock, log = silentLog }: { readonly clock?: Clock; readonly log?: Log } = {},
): SupervisedEngine<P> {
  return new EngineSupervisor(start, clock, log)
}

type Control = Connected<typeof engineControl>

class EngineSupervisor<P extends EngineProcess> implements SupervisedEngine<P> {
  readonly #start: () => P
  readonly #clock: Clock
  readonly #log: Log
  readonly #listeners = new Set<(state: EngineState) => void>()
  readonly #waiting = new Set<() => void>()
  #state: EngineState = { state: 'restarting', reason: 'The engine is starting.' }
  #engine: P | null = null
  #control: Control | null = null
  #restarts = 0
  #closing: Promise<void> | null = null
  #callOffRestart = () => {}

  constructor(start: () => P, clock: Clock, log: Log) {
    this.#start = start
    this.#clock = clock
    this.#log = log
    this.#startEngine()
  }

  state = (): EngineState => this.#state

  onState = (listener: (state: EngineState) => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  current = async (): Promise<P> => {
    while (this.#state.state === 'restarting')
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    if (this.#state.state === 'gone') throw fromWire(this.#state.error)
    if (!this.#engine)
      throw new WorkbenchError({ code: 'internal', message: 'an engine that is ready is missing' })
    return this.#engine
  }

  grantSource = async (paths: readonly string[], label: string, within?: string): Promise<Source> => {
    await this.current()
    if (!this.#control) throw fromWire(gone('The workbench is closing.'))
    return this.#control['host.grantSource']({
      paths: [...paths],
      label,
      ...(within === undefined ? {} : { within }),
    })
  }

  close = (): Promise<void> => (this.#closing ??= this.#end())

  #startEngine(): void {
    const engine = this.#start()
    const control = connect(engine.control, engineControl)
    this.#engine = engine
    this.#control = control
    let readySince: number | null = null
    const callOffTimeout = this.#clock.after(START_MS, () => engine.kill())
    control.on('host.ready', ({ session }) => {
      callOffTimeout()
      readySince = this.#clock.now()
      this.#log.write({ level: 'info', scope: 'engine', message: 'The engine is ready.' })
      this.#change({ state: 'ready', session })
    })
    void engine.exited.then((exit) => {
      callOffTimeout()
      control.close()
      this.#control = null
      if (this.#closing) return
      // One that stood in for the engine of another program ends well when that one does.
      const wasWell = exit.code === 0 || this.#clock.now() - (readySince ?? Infinity) >= STEADY_MS
      if (readySince !== null && wasWell) this.#restarts = 0
      this.#afterDeath(exit)
    })
  }

  #afterDeath(exit: EngineExit): void {
    const reason = `The engine ended ${howEnded(exit)}.`
    this.#logDeath(reason, exit)
    if (this.#restarts >= MOST_RESTARTS) {
      this.#change({ state: 'gone', error: gone(givenUp(reason, exit)) })
      return
    }
    this.#change({
      state: 'restarting',
      reason: `${reason} It is being started again; runs go on where they were.`,
    })
    this.#callOffRestart = this.#clock.after(PAUSES_MS[this.#restarts] ?? 0, () => this.#startEngine())
    this.#restarts += 1
  }

  #logDeath(reason: string, { lastLines }: EngineExit): void {
    const next =
      this.#restarts >= MOST_RESTARTS
        ? 'It is not started again.'
        : `It is started again, time ${this.#restarts + 1}.`
    const lines = lastLines.slice(-SHOWN_LINES).map(withoutTexts)
    const words = lines.length > 0 ? ['The last lines it wrote:', ...lines] : []
    this.#log.write({ level: 'error', scope: 'engine', message: [`${reason} ${next}`, ...words].join('\n') })
  }

  async #end(): Promise<void> {
    this.#callOffRestart()
    const [engine, control] = [this.#engine, this.#control]
    const wasReady = this.#state.state === 'ready'
    if (engine && control) {
      // Before it is ready there is no call in flight, and nobody to hear the question.
      if (wasReady) await this.#askToClose(control)
      engine.kill()
      await engine.exited
    }
    this.#change({ state: 'gone', error: gone('The workbench was closed. Start it again with: npm start') })
  }

  #askToClose(control: Control): Promise<void> {
    return new Promise((resolve) => {
      const callOff = this.#clock.after(CLOSE_MS, resolve)
      const end = () => {
        callOff()
        resolve()
      }
      control['host.close']({}).then(end, end)
    })
  }

  #change(state: EngineState): void {
    this.#state = state
    for (const listener of [...this.#listeners]) listener(state)
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const goOn of waiting) goOn()
  }
}

/** Native code aborts where memory of a GPU runs out, or where a file is worse than its header. */
function howEnded({ code, signal }: EngineExit): string {
  if (signal === 'SIGABRT' || signal === 'SIGSEGV' || signal === 'SIGILL')
    return `by ${signal}, as native code such as llama.cpp does when it cannot go on`
  if (code === null) return signal ? `by ${signal}` : 'by a signal'
  return `with code ${code}`
}

function givenUp(reason: string, { lastLines }: EngineExit): string {
  const lines = lastLines.slice(-SHOWN_LINES).map(withoutSourcePlaces)
  const words = lines.length > 0 ? ` The last lines it wrote:\n${lines.join('\n')}` : ''
  return `${reason} It was started again ${MOST_RESTARTS} times without lasting. Close the workbench and start it again; runs go on where they were.${words}`
}

function gone(reason: string): WireError {
  return { details: { code: 'engine-lost', reason } }
}

const systemClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds)
    return () => clearTimeout(timer)
  },
}
