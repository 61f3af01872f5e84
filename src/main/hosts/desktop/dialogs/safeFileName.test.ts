import { describe, expect, it } from 'vitest'
import { safeFileName } from './safeFileName.ts'

describe('safeFileName', () => {
  it('leaves plain names as they are', () => {
    expect(safeFileName('router-count cds-dense (seed 7).pdf')).toBe('router-count cds-dense (seed 7).pdf')
    expect(safeFileName('Übersicht.svg')).toBe('Übersicht.svg')
  })

  it('takes the name out of a path, of either kind', () => {
    expect(safeFileName('../../etc/cron.d/job')).toBe('job')
    expect(safeFileName('C:\\Windows\\evil.csv')).toBe('evil.csv')
    expect(safeFileName('/')).toBe('export')
  })

  it('replaces what some system gives a meaning to', () => {
    expect(safeFileName('a:b*c?"<d>|\u0000.csv')).toBe('a-b-c---d---.csv')
    expect(safeFileName('fig\u202efdp.exe')).toBe('fig-fdp.exe')
    expect(safeFileName('...hidden')).toBe('hidden')
    expect(safeFileName('name. ')).toBe('name')
    expect(safeFileName('CON.csv')).toBe('CON-.csv')
    expect(safeFileName('console.csv')).toBe('console.csv')
  })

  it('shortens the stem and keeps the extension', () => {
    expect(safeFileName(`${'x'.repeat(300)}.pdf`)).toBe(`${'x'.repeat(116)}.pdf`)
  })
})
