import { describe, expect, it } from 'vitest'
import { isOfPage, pageOrigin } from './pageAddress.ts'

describe('pageOrigin', () => {
  it('is the own scheme unless a dev server of this machine is named', () => {
    expect(pageOrigin(undefined, false)).toBe('app://workbench')
    expect(pageOrigin('', false)).toBe('app://workbench')
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      expect(pageOrigin(`http://${host}:5173/`, false)).toBe(`http://${host}:5173`)
  })

  it('refuses a dev server elsewhere, or by another scheme', () => {
    for (const address of [
      'http://example.com:5173',
      'http://127.0.0.1.example.com',
      'http://0.0.0.0:5173',
      'file:///tmp/page',
      'localhost:5173',
    ]) {
      expect(() => pageOrigin(address, false), address).toThrow(
        expect.objectContaining({ code: 'argument-invalid' }),
      )
    }
  })

  it('passes any over in a package', () => {
    expect(pageOrigin('http://example.com', true)).toBe('app://workbench')
  })
})

describe('isOfPage', () => {
  it('compares scheme and host, and admits nobody before the host', () => {
    expect(isOfPage('app://workbench/run/x?step=1#a', 'app://workbench')).toBe(true)
    expect(isOfPage('http://localhost:5173/runs', 'http://localhost:5173')).toBe(true)
    for (const address of [
      'app://workbench.example/',
      'app://workbench:80/',
      'app://a@workbench/',
      'http://workbench/',
      'app:workbench',
      'no address',
    ]) {
      expect(isOfPage(address, 'app://workbench'), address).toBe(false)
    }
  })
})
