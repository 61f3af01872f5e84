import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isPlace, PLACES } from './places.ts'

describe('PLACES', () => {
  it('are the first steps of all routes of the page, and no others', () => {
    const navigation = readFileSync(new URL('../../renderer/navigation.ts', import.meta.url), 'utf8')
    const routes = [...navigation.matchAll(/path: '\/(\w+)/g)].map(([, first]) => first)
    expect(routes.length).toBeGreaterThan(0)
    expect([...new Set(routes)].sort()).toEqual([...PLACES].sort())
  })
})

describe('isPlace', () => {
  it('knows the start, a place and what lies below it', () => {
    expect(['/', '/runs', '/run/cds-dense.1/memories/u:2867', '/datasets'].every(isPlace)).toBe(true)
  })

  it('refuses what no route begins with', () => {
    expect(['/etc/passwd', '/runs2', '//runs', '', '/assets/a.js'].some(isPlace)).toBe(false)
  })
})
