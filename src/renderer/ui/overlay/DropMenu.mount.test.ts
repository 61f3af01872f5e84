import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import DropMenu from './DropMenu.vue'

const ran: string[] = []
const menu = () =>
  mount(DropMenu, {
    props: { label: 'Actions', entries: [{ label: 'Copy', run: () => ran.push('copy') }] },
    attachTo: document.body,
  })
const items = () =>
  [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].map((item) => item.textContent)

afterEach(() => {
  ran.length = 0
  document.body.innerHTML = ''
})

describe('a button with a menu', () => {
  it('says what it opens while nothing of the menu is made', () => {
    const one = menu()
    expect(one.get('button').attributes()).toMatchObject({
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-label': 'Actions',
    })
    expect(one.findAllComponents({ name: 'DropdownMenuRoot' })).toHaveLength(0)
    one.unmount()
  })

  it.each(['click', 'keydown.enter', 'keydown.space', 'keydown.down'])('opens by %s', async (how) => {
    const one = menu()
    await one.get('button').trigger(how)
    await eventually(() => expect(items()).toEqual(['Copy']))
    expect(one.get('button').attributes('aria-expanded')).toBe('true')
    one.unmount()
  })

  it('has the focus on its button as an entry runs, so that what it opens gives it back to the button', async () => {
    const one = menu()
    await one.get('button').trigger('click')
    await eventually(() => expect(items()).toEqual(['Copy']))
    document.querySelector<HTMLElement>('[role="menuitem"]')?.click()
    expect(ran).toEqual(['copy'])
    expect(document.activeElement).toBe(one.get('button').element)
    await eventually(() => expect(items()).toEqual([]))
    one.unmount()
  })
})
