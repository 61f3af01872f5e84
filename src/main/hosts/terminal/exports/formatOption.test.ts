import { describe, expect, it } from 'vitest'
import { formatOf, formatOption } from './formatOption.ts'

const ENDINGS = { pdf: '.pdf', latex: '.tex', source: '.zip' } as const

describe('the format of an exported file', () => {
  it('is what the name says, unless it is given, and the usual one where there is no name', () => {
    expect(formatOf(ENDINGS, { out: 'figures/ndcg.tex' })).toBe('latex')
    expect(formatOf(ENDINGS, { out: 'NDCG.ZIP' })).toBe('source')
    expect(formatOf(ENDINGS, { out: 'ndcg.tex', format: 'pdf' })).toBe('pdf')
    expect([formatOf(ENDINGS, {}), formatOf(ENDINGS, { out: '/dev/stdout' })]).toEqual(['pdf', 'pdf'])
  })

  it('is asked for where the name says none that there is', () => {
    expect(() => formatOf(ENDINGS, { out: 'ndcg.eps' })).toThrowError(
      expect.objectContaining({
        details: {
          code: 'argument-invalid',
          argument: '--out',
          expected: 'a name that ends with .pdf, .tex, .zip, or a --format',
          found: 'ndcg.eps',
        },
      }),
    )
  })

  it('is one of those that there are', () => {
    expect(formatOption(ENDINGS).argChoices).toEqual(['pdf', 'latex', 'source'])
    expect(formatOption(ENDINGS, 'Format').description).toBe(
      'Format; default: as the name after --out ends, or pdf.',
    )
  })
})
