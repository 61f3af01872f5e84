/** What links within a run take along. */
import { describe, expect, it } from 'vitest'
import { carriedQuery, selectedAt, type RunPlace } from './carriedQuery.ts'

const at = (name: string, params: RunPlace['params'] = {}, query: RunPlace['query'] = {}): RunPlace => ({
  name,
  params: { run: 'demo-1', ...params },
  query,
})

describe('carriedQuery', () => {
  it('takes the step to another page, and what the page before had in its path', () => {
    expect(carriedQuery(at('routers'), at('memories', { client: 'u:7' }, { step: '412' }))).toEqual({
      step: '412',
      client: 'u:7',
    })
  })

  it('leaves a step alone that the link states', () => {
    const to = at('memories', { client: 'u:7' }, { step: '9' })
    expect(carriedQuery(to, at('overview', {}, { step: '412' }))).toBeNull()
  })

  it('lets the same page go back to now, with what is selected on others', () => {
    const from = at('routers', { router: 'r3' }, { step: '412', client: 'u:7' })
    expect(carriedQuery(at('routers', { router: 'r3' }), from)).toEqual({ client: 'u:7' })
    expect(carriedQuery(at('routers', { router: 'r4' }), from)).toEqual({ step: '412', client: 'u:7' })
  })

  it('states nothing twice', () => {
    const to = at('memories', { client: 'u:8' }, { client: 'u:7', revision: '2' })
    expect(carriedQuery(to, at('overview'))).toEqual({ revision: '2' })
  })

  it('takes nothing to another run, and nothing from a page without one', () => {
    const other = { name: 'overview', params: { run: 'demo-2' }, query: {} }
    expect(carriedQuery(other, at('memories', { client: 'u:7' }, { step: '4' }))).toBeNull()
    expect(carriedQuery(at('overview'), { name: 'runs', params: {}, query: { step: '4' } })).toBeNull()
  })
})

describe('selectedAt', () => {
  it('reads the path before the query', () => {
    expect(selectedAt(at('memories', { client: 'u:7' }, { client: 'u:8' }), 'client')).toBe('u:7')
    expect(selectedAt(at('routers', { router: '' }, { client: 'u:8' }), 'client')).toBe('u:8')
    expect(selectedAt(at('routers'), 'call')).toBe('')
  })
})
