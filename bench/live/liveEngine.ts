/** The engine at work on a run, as it is seen from outside: its steps and its memory. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { ServedHost } from '../soak/servedHost.ts'
import { rssMegabytes } from './rssMegabytes.ts'

const LOOK_MS = 500

export class LiveEngine {
  readonly host: ServedHost
  readonly run: RunId

  constructor(host: ServedHost, run: RunId) {
    this.host = host
    this.run = run
  }

  /** The run's row, as every list shows it. */
  async row() {
    const row = (await this.host.call('runs.list', {})).find(({ run }) => run === this.run)
    if (row === undefined) throw new Error(`Expected the run ${this.run} in the list, found none.`)
    return row
  }

  get megabytes(): number {
    return rssMegabytes(this.host.enginePid())
  }

  /** Lets the run go on where its events end, and prints how long it took until it made its next step. */
  async goOn(print: (line: string) => void): Promise<void> {
    const { status, step, interactions } = await this.row()
    const began = performance.now()
    if (status !== 'running') await this.host.call('runs.resume', { run: this.run })
    let most = 0
    while ((await this.row()).step <= step) {
      most = Math.max(most, this.megabytes)
      await sleep(LOOK_MS)
    }
    const taken = (performance.now() - began) / 1000
    print(
      `goes on at step ${step} of ${String(interactions)} after ${taken.toFixed(0)} s; the engine had ${most} MB at most and has ${this.megabytes} MB`,
    )
  }

  /** Steps and memory over some seconds, or over what is done meanwhile. */
  async over(seconds: number, meanwhile: Promise<unknown> = sleep(seconds * 1000)): Promise<string> {
    const from = (await this.row()).step
    const began = performance.now()
    let [most, ended] = [this.megabytes, false]
    const end = meanwhile.finally(() => (ended = true))
    while (!ended) {
      most = Math.max(most, this.megabytes)
      await Promise.race([end, sleep(LOOK_MS)])
    }
    await end
    const { step, status } = await this.row()
    const perSecond = ((step - from) / (performance.now() - began)) * 1000
    return `${perSecond.toFixed(1)} steps a second (${from} to ${step}, ${status}); the engine has ${this.megabytes} MB, ${most} MB at most`
  }
}
