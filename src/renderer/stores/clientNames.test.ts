/** Names that a page wants: two clients of one run, one of another. */
import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { describe, expect, it } from 'vitest'
import { MOST_NAMES } from '#shared/contract/inspectionCalls.ts'
import { WorkbenchError } from '#shared/errors.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import { connectionKey } from '../connection/useConnection.ts'
import { playEngine } from '../mounted/playedEngine.testing.ts'
import { useClientNames } from './clientNames.ts'

const TITLES: Readonly<Record<string, string>> = { 'i:1': 'Kind of Blue', 'i:2': 'Blue Train', 'u:7': '7' }
type Names = NonNullable<NonNullable<Parameters<typeof playEngine>[0]>['inspection.names']>
const known: Names = ({ clients }) =>
  clients.flatMap((client) => {
    const name = TITLES[client]
    return name === undefined ? [] : [{ client: client as ClientId, name }]
  })

function open(answer: Names = known) {
  const engine = playEngine({ 'inspection.names': answer })
  const pinia = createPinia()
  createApp({}).provide(connectionKey, engine.connection).use(pinia)
  setActivePinia(pinia)
  return { names: useClientNames(), asked: () => engine.asked('inspection.names') }
}

describe('the names of clients', () => {
  it('are asked for at once for all that a page wants, each a single time', async () => {
    const { names, asked } = open()
    await Promise.all([
      names.want('one', 'i:1'),
      names.want('one', 'i:2'),
      names.want('one', 'i:1'),
      names.want('two', 'u:7'),
    ])
    expect(asked()).toEqual([
      { run: 'one', clients: ['i:1', 'i:2'] },
      { run: 'two', clients: ['u:7'] },
    ])
    expect([names.nameOf('one', 'i:2'), names.nameOf('two', 'u:7')]).toEqual(['Blue Train', '7'])
    expect(names.nameOf('two', 'i:2')).toBeNull()
    await names.want('one', 'i:2')
    expect(asked()).toHaveLength(2)
  })

  it('are waited for by whoever wants one that is asked for already', async () => {
    let answer = (): void => undefined
    const answered = new Promise<void>((resolve) => (answer = resolve))
    const { names, asked } = open(async (question) => {
      await answered
      return known(question)
    })
    const first = names.want('one', 'i:1')
    while (asked().length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    const second = names.want('one', 'i:1').then(() => names.nameOf('one', 'i:1'))
    answer()
    await first
    expect(await second).toBe('Kind of Blue')
  })

  it('are asked for again where the question failed, and not where there is none', async () => {
    let fails = true
    const { names, asked } = open((question) => {
      if (fails) throw new WorkbenchError({ code: 'run-unknown', folder: 'one' })
      return known(question)
    })
    await names.want('one', 'i:1')
    expect(names.nameOf('one', 'i:1')).toBeNull()
    fails = false
    await Promise.all([names.want('one', 'i:1'), names.want('one', 'i:99')])
    await names.want('one', 'i:99')
    expect(names.nameOf('one', 'i:1')).toBe('Kind of Blue')
    expect(asked().map(({ clients }) => clients)).toEqual([['i:1'], ['i:1', 'i:99']])
  })

  it('are asked for in parts where there are many', async () => {
    const { names, asked } = open()
    await Promise.all(Array.from({ length: MOST_NAMES + 1 }, (_, item) => names.want('one', `i:${item}`)))
    expect(asked().map(({ clients }) => clients.length)).toEqual([MOST_NAMES, 1])
  })
})
