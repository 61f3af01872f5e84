import { describe, expect, it } from 'vitest'
import { engineControl } from '#shared/contract/engineControl.ts'
import type { EngineState } from '#shared/contract/workbench.ts'
import { memoryLinkPair } from '#shared/rpc/memoryLinkPair.ts'
import { serve } from '#shared/rpc/serve.ts'
import type { LogLine } from '../../ports/log.ts'
import type { EngineExit, EngineProcess } from './engineProcess.ts'
import { superviseEngine, type Clock } from './superviseEngine.ts'

/** An engine that becomes ready and dies when the test says so. */
class PlayedEngine implements EngineProcess {
  readonly control
  readonly exited: Promise<EngineExit>
  readonly granted: (readonly string[])[] = []
  killed = 0
  closed = 0
  /** Whether it never ends the call in flight. */
  stubborn = false
  #exit: (exit: EngineExit) => void = () => {}
  readonly #served

  constructor() {
    const [near, far] = memoryLinkPair()
    this.control = near
    this.exited = new Promise((resolve) => (this.#exit = resolve))
    this.#served = serve(far, engineControl, {
      'host.grantSource': ({ paths, label }) => {
        this.granted.push(paths)
        return { source: 'a'.repeat(16), label }
      },
      'host.close': () => {
        this.closed += 1
        return this.stubborn ? new Promise(() => {}) : undefined
      },
    })
  }

  ready(session: string) {
    this.#served.publish('host.ready', { session })
    return settled()
  }

  die(exit: EngineExit = { code: 134, lastLines: ['Aborted'] }) {
    this.#exit(exit)
    return settled()
  }

  kill() {
    this.killed += 1
    this.#exit({ code: null, lastLines: [] })
  }
}

class HandClock implements Clock {
  #time = 0
  readonly #tasks = new Set<{ readonly at: number; readonly task: () => void }>()
  now = () => this.#time
  after = (milliseconds: number, task: () => void) => {
    const entry = { at: this.#time + milliseconds, task }
    this.#tasks.add(entry)
    return () => this.#tasks.delete(entry)
  }
  pass(milliseconds: number) {
    this.#time += milliseconds
    for (const entry of [...this.#tasks]) {
      if (entry.at <= this.#time && this.#tasks.delete(entry)) entry.task()
    }
    return settled()
  }
  get open() {
    return this.#tasks.size
  }
}

function supervised() {
  const engines: PlayedEngine[] = []
  const clock = new HandClock()
  const lines: LogLine[] = []
  const supervisor = superviseEngine(
    () => {
      engines.push(new PlayedEngine())
      return engines.at(-1)
    },
    { clock, log: { write: (line) => String(lines.push(line)) } },
  )
  const states: EngineState[] = []
  supervisor.onState((state) => states.push(state))
  return { engines, clock, supervisor, states, lines }
}

describe('superviseEngine', () => {
  it('writes down each death with the last lines of the engine, rid of texts and keys', async () => {
    const { engines, clock, lines } = supervised()
    await engines[0]!.ready('s1')
    const lastLines = ['ggml: out of memory', 'Error: cannot read "a quiet novel"', 'api_key=abc123']
    await engines[0]!.die({ code: null, signal: 'SIGKILL', lastLines })
    for (let start = 1; start <= 3; start += 1) {
      await clock.pass(5000)
      await engines[start]!.die({ code: 1, lastLines: [] })
    }
    expect(lines.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      'info: The engine is ready.',
      'error: The engine ended by SIGKILL. It is started again, time 1.\nThe last lines it wrote:\nggml: out of memory\nError: cannot read [13 characters]\napi_key=[key]',
      'error: The engine ended with code 1. It is started again, time 2.',
      'error: The engine ended with code 1. It is started again, time 3.',
      'error: The engine ended with code 1. It is not started again.',
    ])
  })

  it('is ready when the engine says so, and gives it to whoever waited', async () => {
    const { engines, supervisor, states } = supervised()
    const waiting = supervisor.current()
    expect(supervisor.state().state).toBe('restarting')
    await engines[0]!.ready('s1')
    expect(states).toEqual([{ state: 'ready', session: 's1' }])
    expect(await waiting).toBe(engines[0])
  })

  it.each([
    ['SIGABRT', 'The engine ended by SIGABRT, as native code such as llama.cpp does when it cannot go on.'],
    ['SIGKILL', 'The engine ended by SIGKILL.'],
  ])('says what %s means', async (signal, said) => {
    const { engines, states } = supervised()
    await engines[0]!.ready('s1')
    await engines[0]!.die({ code: null, signal, lastLines: [] })
    expect(states.at(-1)).toMatchObject({
      state: 'restarting',
      reason: expect.stringContaining(said) as string,
    })
  })

  it('starts another one when it dies, says why, and grants nothing by itself', async () => {
    const { engines, clock, supervisor, states } = supervised()
    await engines[0]!.ready('s1')
    await supervisor.grantSource(['/data/cds'], 'cds')
    await engines[0]!.die()
    expect(states.at(-1)).toMatchObject({
      state: 'restarting',
      reason: expect.stringContaining('code 134') as string,
    })
    const waiting = supervisor.current()
    await clock.pass(0)
    await engines[1]!.ready('s2')
    expect(states.at(-1)).toEqual({ state: 'ready', session: 's2' })
    expect(await waiting).toBe(engines[1])
    expect(engines[0]!.granted).toEqual([['/data/cds']])
    expect(engines[1]!.granted).toEqual([])
  })

  it('gives up after three restarts that did not last, and keeps the last words', async () => {
    const { engines, clock, supervisor, states } = supervised()
    for (let start = 0; start < 4; start += 1) {
      await engines[start]!.ready(`s${start}`)
      await clock.pass(59_000)
      await engines[start]!.die({ code: 1, lastLines: ['first', 'cudaMalloc failed'] })
      await clock.pass(5000)
    }
    expect(engines).toHaveLength(4)
    const last = states.at(-1)
    expect(last.state).toBe('gone')
    expect(JSON.stringify(last)).toMatch(
      /engine-lost.*started again 3 times.*start it again.*cudaMalloc failed/,
    )
    await expect(supervisor.current()).rejects.toMatchObject({ details: { code: 'engine-lost' } })
    await expect(supervisor.grantSource(['x'], 'x')).rejects.toMatchObject({ code: 'engine-lost' })
  })

  it('forgets earlier deaths once an engine was ready for a minute', async () => {
    const { engines, clock, states } = supervised()
    for (let start = 0; start < 8; start += 1) {
      await engines[start]!.ready(`s${start}`)
      await clock.pass(60_000)
      await engines[start]!.die()
      await clock.pass(5000)
    }
    expect(engines).toHaveLength(9)
    expect(states.some(({ state }) => state === 'gone')).toBe(false)
  })

  it('kills an engine that does not become ready, and starts another', async () => {
    const { engines, clock } = supervised()
    await clock.pass(120_000)
    expect(engines[0]!.killed).toBe(1)
    await clock.pass(0)
    expect(engines).toHaveLength(2)
  })

  it('asks the engine to close, ends it, and starts none afterwards', async () => {
    const { engines, clock, supervisor, states } = supervised()
    await engines[0]!.ready('s1')
    await Promise.all([supervisor.close(), supervisor.close()])
    expect(engines[0]).toMatchObject({ closed: 1, killed: 1 })
    expect(states.at(-1).state).toBe('gone')
    expect(clock.open).toBe(0)
    await clock.pass(300_000)
    expect(engines).toHaveLength(1)
  })

  it('ends an engine that does not close in ten seconds', async () => {
    const { engines, clock, supervisor } = supervised()
    await engines[0]!.ready('s1')
    engines[0]!.stubborn = true
    const closed = supervisor.close()
    await clock.pass(9999)
    expect(engines[0]!.killed).toBe(0)
    await clock.pass(1)
    await closed
    expect(engines[0]!.killed).toBe(1)
  })

  it('closes at once while a restart is waiting', async () => {
    const { engines, clock, supervisor } = supervised()
    await engines[0]!.die()
    await supervisor.close()
    await clock.pass(300_000)
    expect(engines).toHaveLength(1)
    expect(clock.open).toBe(0)
  })
})

/** Long enough for everything that waits on nothing but other microtasks. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
