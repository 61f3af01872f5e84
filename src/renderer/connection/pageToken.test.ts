import { describe, expect, it } from 'vitest'
import { takePageToken } from './pageToken.ts'

/** A window at an address, with what an earlier page kept. */
function playedWindow(hash: string, kept: Readonly<Record<string, string>> = {}) {
  const storage = new Map(Object.entries(kept))
  const replaced: unknown[] = []
  const listeners: { readonly type: string; readonly listener: (event: object) => void }[] = []
  const location = {
    hash,
    pathname: '/runs/r1',
    search: '?step=4',
    reloads: 0,
    reload: () => (location.reloads += 1),
  }
  const page = {
    location,
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, address: string) => replaced.push(address),
    },
    localStorage: {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => storage.set(key, value),
    },
    addEventListener: (type: string, listener: () => void) => listeners.push({ type, listener }),
    removeEventListener: (_type: string, listener: () => void) =>
      listeners.splice(
        listeners.findIndex((one) => one.listener === listener),
        1,
      ),
  }
  return {
    page: page as unknown as Window,
    location,
    replaced,
    storage,
    tell: (type: string, event: object = {}) => {
      for (const one of listeners) if (one.type === type) one.listener(event)
    },
  }
}

describe('takePageToken', () => {
  it('takes the token out of the address and keeps it for a reload', () => {
    const { page, replaced, storage } = playedWindow('#token=abc_-9', { 'recnet.token': 'older' })
    expect(takePageToken(page).current()).toBe('abc_-9')
    expect(replaced).toEqual(['/runs/r1?step=4'])
    expect([...storage.values()]).toEqual(['abc_-9'])
  })

  it('falls back on the one that was kept, and leaves other fragments alone', () => {
    expect(takePageToken(playedWindow('', { 'recnet.token': 'kept' }).page).current()).toBe('kept')
    const other = playedWindow('#token=a b')
    expect(takePageToken(other.page).current()).toBe('')
    expect(other.replaced).toEqual([])
  })

  it('begins anew when the printed address is opened in the same tab', () => {
    const { page, location, tell } = playedWindow('', { 'recnet.token': 'outdated' })
    takePageToken(page)
    location.hash = '#elsewhere'
    tell('hashchange')
    expect(location.reloads).toBe(0)
    location.hash = '#token=fresh'
    tell('hashchange')
    expect(location.reloads).toBe(1)
  })

  it('follows the one with which another tab was opened', () => {
    const { page, storage, tell } = playedWindow('', { 'recnet.token': 'outdated' })
    const token = takePageToken(page)
    const heard: string[] = []
    const stop = token.onRenewed(() => heard.push(token.current()))
    tell('storage', { key: 'recnet.look' })
    storage.set('recnet.token', 'fresh')
    tell('storage', { key: 'recnet.token' })
    stop()
    tell('storage', { key: 'recnet.token' })
    expect(heard).toEqual(['fresh'])
  })
})
