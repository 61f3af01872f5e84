import { describe, expect, it } from 'vitest'
import type { LogLine } from '../../../ports/log.ts'
import { playedElectron } from '../electron.testing.ts'
import { quitting } from './quitting.ts'

interface Case {
  readonly runs?: readonly string[]
  readonly isSilent?: boolean
  readonly closeEngine?: () => Promise<void>
}

async function opened({ runs = [], isSilent = false, closeEngine = async () => undefined }: Case) {
  const { electron, app, asked, answers } = playedElectron()
  await app.becomeReady()
  let closed = 0
  const logged: LogLine[] = []
  const state = quitting({
    app: electron.app as never,
    dialog: electron.dialog as never,
    runningRuns: async () => runs,
    closeEngine: () => {
      closed += 1
      return closeEngine()
    },
    isSilent,
    log: { write: (line) => String(logged.push(line)) },
  })
  return { app, asked, answers, state, closed: () => closed, logged }
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

describe('quitting', () => {
  it('closes the engine without a question where no run is at work', async () => {
    const { app, asked, state, closed } = await opened({})
    app.quit()
    expect(state.isLeaving()).toBe(false)
    await settled()
    expect([closed(), asked.length, app.ended, state.isDecided()]).toEqual([1, 0, 0, true])
  })

  it('asks about a run, says that it goes on, and stays on a no', async () => {
    const { app, asked, answers, state, closed } = await opened({ runs: ['cds-1'] })
    answers.push({ response: 1 }, { response: 0 })
    app.quit()
    await settled()
    expect([closed(), app.ended, state.isLeaving()]).toEqual([0, null, false])
    expect(asked[0]!.options['detail']).toContain(
      'The run goes on where it is when you open the workbench again.',
    )
    app.quit()
    await settled()
    expect([closed(), app.ended]).toEqual([1, 0])
  })

  it('asks once however often it is told to quit, and closes once', async () => {
    const close = Promise.withResolvers<void>()
    const { app, asked, answers, closed } = await opened({
      runs: ['a', 'b'],
      closeEngine: () => close.promise,
    })
    answers.push({ response: 0 })
    app.quit()
    app.quit()
    await settled()
    app.quit()
    expect([asked.length, closed(), app.ended]).toEqual([1, 1, null])
    close.resolve()
    await settled()
    expect(app.ended).toBe(0)
  })

  it('does not ask where nobody can answer, and ends even when the engine fails to close', async () => {
    const { app, asked, logged } = await opened({
      runs: ['a'],
      isSilent: true,
      closeEngine: () => Promise.reject(new Error('lost')),
    })
    app.quit()
    await settled()
    expect(logged).toMatchObject([{ level: 'error', scope: 'window', error: new Error('lost') }])
    expect([asked.length, app.ended]).toEqual([0, 0])
  })
})
