/** The conformance tests that every link must pass, whatever transport carries it. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Envelope, Link, Push, Reply, Request } from './link.ts'

/** Both ends of a link to be tested. */
export interface LinkPair {
  /** The end that asks. */
  readonly page: Link
  /** The end that answers and pushes. */
  readonly engine: Link
  /** False where each request is sent separately, so that closing one end does not notify the other. */
  readonly closesTogether: boolean
  readonly dispose: () => Promise<void> | void
}

/**
 * Registers the conformance tests. Requests are named after calls of the workbench, because a host rejects any others.
 */
export function linkSuite(name: string, makePair: () => Promise<LinkPair> | LinkPair): void {
  describe(`a link over ${name}`, () => {
    let pair: LinkPair
    const open = async () => (pair = await makePair())
    afterEach(() => pair.dispose())

    it('carries name and parameters of a request, and the reply back under its id', async () => {
      const { page, engine } = await open()
      engine.onMessage((envelope) => {
        const { id, name, params } = envelope as Request
        engine.post({ kind: 'reply', id, ok: true, value: { name, params } })
      })
      const replies = collected<Reply>(page, 'reply')
      page.post({ kind: 'request', id: 31, name: 'runs.view', params: { run: 'ü“\n' } })
      expect(await replies.take(1)).toEqual([
        { kind: 'reply', id: 31, ok: true, value: { name: 'runs.view', params: { run: 'ü“\n' } } },
      ])
    })

    it('carries errors', async () => {
      const { page, engine } = await open()
      engine.onMessage((envelope) => {
        const { id } = envelope as Request
        engine.post({
          kind: 'reply',
          id,
          ok: false,
          error: { details: { code: 'run-unknown', folder: 'x' } },
        })
      })
      const replies = collected<Reply>(page, 'reply')
      page.post({ kind: 'request', id: 1, name: 'runs.view', params: {} })
      expect(await replies.take(1)).toEqual([
        { kind: 'reply', id: 1, ok: false, error: { details: { code: 'run-unknown', folder: 'x' } } },
      ])
    })

    it('lets the second answer overtake the first', async () => {
      const { page, engine } = await open()
      const requests = collected<Request>(engine, 'request')
      const replies = collected<Reply>(page, 'reply')
      page.post({ kind: 'request', id: 1, name: 'runs.list', params: { which: 'first' } })
      page.post({ kind: 'request', id: 2, name: 'runs.list', params: { which: 'second' } })
      const arrived = await requests.take(2)
      const answer = (which: string) => {
        const { id } = arrived.find(({ params }) => (params as { which: string }).which === which)!
        engine.post({ kind: 'reply', id, ok: true, value: which })
      }
      answer('second')
      expect((await replies.take(1)).map(({ id }) => id)).toEqual([2])
      answer('first')
      expect((await replies.take(2)).map(({ id }) => id)).toEqual([2, 1])
    })

    it('carries pushes in the order in which they were posted', async () => {
      const { page, engine } = await open()
      const pushes = collected<Push>(page, 'push')
      for (let step = 1; step <= 200; step += 1) {
        engine.post({ kind: 'push', name: 'run.events', payload: { step, text: 'é\n\n'.repeat(step) } })
      }
      const steps = (await pushes.take(200)).map(({ payload }) => (payload as { step: number }).step)
      expect(steps).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
    })

    it('tells a listener that stopped nothing more', async () => {
      const { page, engine } = await open()
      const stopped: Envelope[] = []
      const stop = page.onMessage((envelope) => stopped.push(envelope))
      const pushes = collected<Push>(page, 'push')
      engine.post({ kind: 'push', name: 'settings.changed', payload: 1 })
      await pushes.take(1)
      stop()
      engine.post({ kind: 'push', name: 'settings.changed', payload: 2 })
      await pushes.take(2)
      expect(stopped.map((envelope) => (envelope as Push).payload)).toEqual([1])
    })

    it('tells once that it closed, even a listener that comes too late, and takes no more envelopes', async () => {
      const { page, engine, closesTogether } = await open()
      const [mine, theirs] = [closings(page), closings(engine)]
      engine.onMessage(() => expect.fail('nothing was posted while it was open'))
      page.close()
      page.close()
      page.post({ kind: 'request', id: 1, name: 'runs.list', params: {} })
      await mine.first
      if (closesTogether) await theirs.first
      await closings(page).first
      expect(mine.count()).toBe(1)
      expect(theirs.count()).toBe(closesTogether ? 1 : 0)
    })
  })
}

/** Collects envelopes of one kind; `take` waits until that many have arrived. */
function collected<E extends Envelope>(link: Link, kind: E['kind']) {
  const envelopes: E[] = []
  let onArrival = () => {}
  link.onMessage((envelope) => {
    if (envelope.kind !== kind) return
    envelopes.push(envelope as E)
    onArrival()
  })
  return {
    take: (count: number) =>
      new Promise<readonly E[]>((resolve) => {
        onArrival = () => {
          if (envelopes.length >= count) resolve(envelopes.slice(0, count))
        }
        onArrival()
      }),
  }
}

function closings(link: Link) {
  let count = 0
  const first = new Promise<void>((resolve) => {
    link.onClose(() => {
      count += 1
      resolve()
    })
  })
  return { first, count: () => count }
}
