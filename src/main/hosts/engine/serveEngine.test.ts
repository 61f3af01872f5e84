import { describe, expect, it } from 'vitest'
import { engineControl } from '#shared/contract/engineControl.ts'
import { workbench } from '#shared/contract/workbench.ts'
import { connect } from '#shared/rpc/connect.ts'
import { memoryLinkPair } from '#shared/rpc/memoryLinkPair.ts'
import type { Engine, PushListener } from '../../workbench/createEngine.ts'
import { silentLog, type LogLine } from '../../ports/log.ts'
import { serveEngine } from './serveEngine.ts'

function played() {
  const listeners = new Set<PushListener>()
  const done: string[] = []
  const logged: LogLine[] = []
  const engine = {
    session: 's1',
    log: { write: (line: LogLine) => `log-${logged.push(line)}` },
    handlers: {
      'runs.list': () => [],
      'engine.facts': () => {
        throw new TypeError('no facts', { cause: new Error('no machine') })
      },
    } as unknown as Engine['handlers'],
    onPush: (listener: PushListener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    grantSource: (paths: readonly string[], label: string) => {
      done.push(`granted ${paths.join()}`)
      return { source: 't'.repeat(16), label }
    },
  }
  const [host, far] = memoryLinkPair()
  const control = connect(host, engineControl)
  const ready = new Promise((resolve) => control.on('host.ready', resolve))
  const { servePage } = serveEngine(engine, far, async () => void done.push('closed'))
  const openPage = () => {
    const [page, engineEnd] = memoryLinkPair()
    servePage(engineEnd)
    return connect(page, workbench)
  }
  return {
    control,
    ready,
    done,
    logged,
    openPage,
    listeners,
    push: (payload: unknown) => listeners.forEach((hear) => hear('settings.changed', payload)),
  }
}

describe('serveEngine', () => {
  it('tells the host that it is ready, and does what the host asks', async () => {
    const { control, ready, done } = played()
    expect(await ready).toEqual({ session: 's1' })
    expect(await control['host.grantSource']({ paths: ['/data'], label: 'data' })).toEqual({
      source: 't'.repeat(16),
      label: 'data',
    })
    await control['host.close']({})
    expect(done).toEqual(['granted /data', 'closed'])
  })

  it('answers every page and tells all of them, until they leave', async () => {
    const { openPage, push, listeners } = played()
    const [first, second] = [openPage(), openPage()]
    const heard: unknown[] = []
    first.on('settings.changed', (payload) => heard.push(['first', payload]))
    second.on('settings.changed', (payload) => heard.push(['second', payload]))
    expect(await first['runs.list']({})).toEqual([])
    push(1)
    await second['runs.list']({})
    expect(heard).toEqual([
      ['first', 1],
      ['second', 1],
    ])
    first.close()
    await second['runs.list']({})
    expect(listeners.size).toBe(1)
    push(2)
    await second['runs.list']({})
    expect(heard.slice(2)).toEqual([['second', 2]])
  })

  it('writes a fault down whole, and tells the page its message and the entry of the log', async () => {
    const { openPage, logged } = played()
    const fault: unknown = await openPage()
      ['engine.facts']({})
      .catch((error: unknown) => error)
    expect(fault).toMatchObject({ details: { code: 'internal', message: 'no facts' }, logId: 'log-1' })
    expect((fault as Error).cause).toBeUndefined()
    expect(logged).toEqual([
      {
        level: 'error',
        scope: 'calls',
        message: 'The call engine.facts failed.',
        error: new TypeError('no facts', { cause: new Error('no machine') }),
      },
    ])
  })

  it('does nothing of the host for a page', async () => {
    const { openPage, done } = played()
    const page = openPage() as unknown as Record<string, unknown>
    expect(Object.keys(page).filter((name) => name.startsWith('host.'))).toEqual([])
    const [near, far] = memoryLinkPair()
    const { servePage } = serveEngine(
      {
        ...({} as Engine),
        onPush: () => () => {},
        handlers: {} as Engine['handlers'],
        session: 's',
        log: silentLog,
      },
      memoryLinkPair()[0],
      async () => undefined,
    )
    servePage(far)
    const reply = new Promise((resolve) => near.onMessage(resolve))
    near.post({ kind: 'request', id: 1, name: 'host.close', params: {} })
    expect(await reply).toMatchObject({ ok: false, error: { details: { code: 'call-invalid' } } })
    expect(done).toEqual([])
  })
})
