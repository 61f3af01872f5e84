import { describe, expect, it } from 'vitest'
import { serverAccountsIn, serverLines } from '#shared/vocabulary/models/serverAccounts.ts'
import { ServerAccounts } from './serverAccounts.ts'

describe('the accounts of chat servers', () => {
  it('count answers, keep each note once, and say what is waited for until it is back', () => {
    const accounts = new ServerAccounts()
    accounts.hear({ kind: 'answered', server: 'a:1' })
    accounts.hear({ kind: 'noted', server: 'a:1', sentence: 'takes no seed' })
    accounts.hear({ kind: 'noted', server: 'a:1', sentence: 'takes no seed' })
    accounts.hear({ kind: 'waiting', server: 'b:2', sentence: 'answered 503: Loading model' })
    expect(accounts.waiting).toEqual(['b:2 answered 503: Loading model'])
    accounts.hear({ kind: 'waiting', server: 'b:2', sentence: null })
    expect(accounts.waiting).toEqual([])
    expect(accounts.servers).toEqual([
      { server: 'a:1', answered: 1, notes: ['takes no seed'] },
      { server: 'b:2', answered: 0, notes: [] },
    ])
  })

  it('add up over the sessions of a run, whatever else their lines hold', () => {
    const first = { step: 1, servers: [{ server: 'a:1', answered: 2, notes: ['takes no seed'] }] }
    const second = {
      servers: [
        { server: 'b:2', answered: 1, notes: [] },
        { server: 'a:1', answered: 3, notes: ['takes no seed', 'does not stream'] },
      ],
    }
    const all = serverAccountsIn([first, { milliseconds: 5 }, null, second])
    expect(serverLines(all)).toEqual([
      'a:1 gave 5 of 6 answers',
      'a:1 takes no seed',
      'a:1 does not stream',
      'b:2 gave 1 of 6 answers',
    ])
  })
})
