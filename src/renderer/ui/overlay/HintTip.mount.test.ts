import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import HintTip from './HintTip.vue'

const tip = () =>
  mount(HintTip, { props: { text: 'why it is so' }, slots: { default: 'word' }, attachTo: document.body })

describe('a word that explains itself', () => {
  it.each(['pointerenter', 'focus', 'click'])('explains itself by %s, and keeps its place', async (how) => {
    const one = tip()
    expect(document.body.textContent).toBe('word')
    await one.get('button').trigger(how)
    await eventually(() => expect(document.body.textContent).toContain('why it is so'))
    expect(one.get('button').text()).toBe('word')
    one.unmount()
  })
})
