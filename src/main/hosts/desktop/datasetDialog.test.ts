import { describe, expect, it } from 'vitest'
import { labelOf } from './datasetDialog.ts'

describe('labelOf', () => {
  it('is what the user would call it', () => {
    expect(labelOf(['/data/amazon-cds'])).toBe('amazon-cds')
    expect(labelOf(['/data/cds/cds.inter', '/data/cds/cds.item'])).toBe('cds')
    expect(labelOf(['/data/a/x.inter', '/data/b/x.item', '/data/b/x.user'])).toBe('x.inter and 2 more')
    expect(labelOf(['/x.inter', '/x.item'])).toBe('/')
  })

  it('never holds the path', () => {
    expect(labelOf(['/home/someone/secret/cds'])).toBe('cds')
  })
})
