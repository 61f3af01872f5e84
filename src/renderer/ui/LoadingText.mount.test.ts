import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import LoadingText from './LoadingText.vue'

describe('what is being loaded', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is told only where it takes a fifth of a second', async () => {
    const text = mount(LoadingText, { props: { what: 'the report' } })
    await vi.advanceTimersByTimeAsync(199)
    expect(text.text()).toBe('')
    await vi.advanceTimersByTimeAsync(1)
    expect(text.text()).toBe('Loading the report…')
  })
})
