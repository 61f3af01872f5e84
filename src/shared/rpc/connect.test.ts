import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { call, topic, type HandlersOf } from '../contract/contract.ts'
import { WorkbenchError } from '../errors.ts'
import { connect } from './connect.ts'
import { memoryLinkPair } from './memoryLinkPair.ts'
import { serve } from './serve.ts'

const library = {
  'books.find': call(
    z.strictObject({ title: z.string().min(2), limit: z.int().default(10) }),
  ).answering<string>(),
  'books.fail': call(z.strictObject({ how: z.string() })).answering<void>(),
  'books.changed': topic<readonly string[]>(),
  'shelf.moved': topic<number>(),
}

const handlers: HandlersOf<typeof library> = {
  'books.find': ({ title, limit }) => `${title} of ${limit}`,
  'books.fail': ({ how }) => {
    if (how === 'known') throw new WorkbenchError({ code: 'run-unknown', folder: 'r' })
    throw new TypeError('cannot read the shelf')
  },
}

function joined(served: HandlersOf<typeof library> = handlers) {
  const [near, far] = memoryLinkPair()
  return { client: connect(near, library), served: serve(far, library, served), near, far }
}

const detailsOf = (error: unknown) => (error as WorkbenchError).details

describe('connect and serve', () => {
  it('answer a call with what its handler returned, defaults filled in', async () => {
    const { client } = joined()
    expect(await client['books.find']({ title: 'Moby' })).toBe('Moby of 10')
  })

  it('say which parameter was expected to be what, and what was found', async () => {
    const { client } = joined()
    const failure = await client['books.find']({ title: 'M'.repeat(1), limit: 3 }).catch(detailsOf)
    expect(failure).toMatchObject({ code: 'call-invalid', call: 'books.find', found: '"M"' })
    expect((failure as unknown as { expected: string }).expected).toMatch(/^title: .*2 characters/)
    const surplus = await client['books.find']({ title: 'Moby', shelf: 1 } as never).catch(detailsOf)
    expect(surplus).toMatchObject({ code: 'call-invalid', found: '{"title":"Moby","shelf":1}' })
    const missing = await client['books.find'](undefined as never).catch(detailsOf)
    expect(missing).toMatchObject({ code: 'call-invalid', found: 'nothing' })
  })

  it('refuse names that are not calls of the contract', async () => {
    const { near } = joined()
    const replies: unknown[] = []
    const all = new Promise<void>((resolve) => {
      near.onMessage((envelope) => {
        if (replies.push(envelope) === 5) resolve()
      })
    })
    const names = ['books.burn', 'books.changed', '__proto__', 'toString', { name: 'books.find' } as never]
    names.forEach((name, id) => near.post({ kind: 'request', id, name, params: {} }))
    await all
    expect(replies).toMatchObject(
      names.map((name, id) => ({
        kind: 'reply',
        id,
        ok: false,
        error: { details: { code: 'call-invalid', found: JSON.stringify(name) } },
      })),
    )
  })

  it('carry errors of the workbench whole, and a fault between parts of the workbench with its stack', async () => {
    const { client } = joined()
    const known = await client['books.fail']({ how: 'known' }).catch((error: unknown) => error)
    expect(known).toBeInstanceOf(WorkbenchError)
    expect(detailsOf(known)).toEqual({ code: 'run-unknown', folder: 'r' })
    const fault = await client['books.fail']({ how: 'other' }).catch((error: unknown) => error)
    expect(detailsOf(fault)).toEqual({ code: 'internal', message: 'cannot read the shelf' })
    expect((fault as Error).stack).toContain('connect.test.ts')
  })

  it('report a fault and tell a page only under which name; what is expected to go wrong is not reported', async () => {
    const [near, far] = memoryLinkPair()
    const reported: unknown[] = []
    serve(far, library, handlers, (error, call) => `log-${reported.push([call, (error as Error).message])}`)
    const client = connect(near, library)
    const heard: unknown[] = []
    near.onMessage((envelope) => heard.push(envelope))
    const fault = await client['books.fail']({ how: 'other' }).catch((error: unknown) => error)
    expect(fault).toMatchObject({
      logId: 'log-1',
      details: { code: 'internal', message: 'cannot read the shelf' },
    })
    expect(JSON.stringify(heard)).not.toContain('connect.test.ts')
    expect(await client['books.fail']({ how: 'known' }).catch(detailsOf)).toMatchObject({
      code: 'run-unknown',
    })
    expect(reported).toEqual([['books.fail', 'cannot read the shelf']])
  })

  it('reject a call whose answer or parameters cannot travel, and go on', async () => {
    const { client } = joined({ ...handlers, 'books.find': (() => () => 'a function') as never })
    expect(await client['books.find']({ title: 'Moby' }).catch(detailsOf)).toMatchObject({ code: 'internal' })
    await expect(client['books.fail']({ how: (() => 'x') as never })).rejects.toThrow(/clone/)
    expect(await client['books.fail']({ how: 'known' }).catch(detailsOf)).toMatchObject({
      code: 'run-unknown',
    })
  })

  it('reject pending and later calls with engine-lost once the link is closed', async () => {
    const { client, far } = joined({ ...handlers, 'books.find': () => new Promise(() => {}) })
    const pending = client['books.find']({ title: 'Moby' }).catch(detailsOf)
    far.close()
    expect(await pending).toMatchObject({ code: 'engine-lost' })
    expect(await client['books.find']({ title: 'Moby' }).catch(detailsOf)).toMatchObject({
      code: 'engine-lost',
    })
  })

  it('give a push to those who listen to its topic, until they stop', async () => {
    const { client, served } = joined()
    const books: unknown[] = []
    const shelves: number[] = []
    const stop = client.on('books.changed', (names) => books.push(names))
    client.on('shelf.moved', (place) => shelves.push(place))
    served.publish('books.changed', ['Moby'])
    served.publish('shelf.moved', 1)
    await client['books.find']({ title: 'Moby' })
    stop()
    served.publish('books.changed', [])
    await client['books.find']({ title: 'Moby' })
    expect(books).toEqual([['Moby']])
    expect(shelves).toEqual([1])
  })

  it('leave a call that was under way unanswered after stop', async () => {
    let finish: (title: string) => void = () => {}
    const { near, served } = joined({
      ...handlers,
      'books.find': () => new Promise((resolve) => (finish = resolve)),
    })
    const heard: unknown[] = []
    near.onMessage((envelope) => heard.push(envelope))
    near.post({ kind: 'request', id: 1, name: 'books.find', params: { title: 'Moby' } })
    await settled()
    served.stop()
    finish('late')
    served.publish('shelf.moved', 2)
    await settled()
    expect(heard).toEqual([])
  })

  it('demand every handler and the declared parameters when compiled', () => {
    // @ts-expect-error: books.fail is missing
    const partial: HandlersOf<typeof library> = { 'books.find': () => 'x' }
    const { client } = joined()
    // @ts-expect-error: a title is text
    const wrong = () => client['books.find']({ title: 1 })
    expect([partial, wrong]).toHaveLength(2)
  })
})

/** Long enough for everything that waits on nothing but other microtasks. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
