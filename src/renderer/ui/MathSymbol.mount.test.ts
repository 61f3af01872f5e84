import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import MathSymbol from './MathSymbol.vue'

describe('a symbol of the paper', () => {
  it('is set with its subscript, and says what it stands for', () => {
    const symbol = mount(MathSymbol, { props: { symbol: 'F_c' } })
    expect(symbol.get('sub').text()).toBe('c')
    expect(symbol.attributes('title')).toMatch(/^Filter memory of a client agent: .* \(§2\.3, Eq\. 5\)\.$/)
  })

  it('keeps silent where the paper does not say, or says two things', () => {
    expect(mount(MathSymbol, { props: { symbol: 'k' } }).attributes('title')).toBeUndefined()
  })
})
