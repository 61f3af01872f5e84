/** The whole page at an address, on an engine that is played; and what a person finds on it and does. */
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, onTestFinished } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { createMemoryHistory } from 'vue-router'
import App from '../App.vue'
import { connectionKey } from '../connection/useConnection.ts'
import { createNavigation } from '../navigation.ts'
import type { PlayedEngine } from './playedEngine.testing.ts'

export interface OpenedPage {
  /** What stands on the current page, words separated by single spaces. */
  readonly text: () => string
  /** Waits until this stands on the page. */
  readonly see: (text: string | RegExp) => Promise<void>
  readonly find: (selector: string) => HTMLElement
  /** Cells of the table with this caption, row by row, without its head. */
  readonly rowsOf: (caption: string) => readonly (readonly string[])[]
  /** Of the control with this label: `aria-label`, `label for`, or the text of the label about it. */
  readonly control: <E extends HTMLElement = HTMLInputElement>(label: string) => E
  readonly type: (label: string, value: string) => Promise<void>
  /** Presses the button, link or entry of a menu with this name. */
  readonly press: (name: string) => Promise<void>
  readonly button: (name: string) => HTMLElement
  /** Opens the menu with this name; answers with its entries. */
  readonly open: (menu: string) => Promise<readonly string[]>
  /** Opens the menu with this name and presses an entry of it. */
  readonly choose: (menu: string, entry: string) => Promise<void>
  /** Goes back by one entry of the history. */
  readonly back: () => void
  /** Waits until this is the address of the page. */
  readonly reach: (address: string) => Promise<void>
}

/** Opens the address and waits until its page is there. Unmounted when the test ends, which fails if a call was not played. */
export async function openPage(engine: PlayedEngine, address: string): Promise<OpenedPage> {
  localStorage.clear()
  const navigation = createNavigation(createMemoryHistory())
  await navigation.push(address)
  const wrapper = mount(App, {
    attachTo: document.body,
    global: {
      plugins: [createPinia(), navigation],
      provide: { [connectionKey as symbol]: engine.connection },
    },
  })
  onTestFinished(() => {
    wrapper.unmount()
    document.body.innerHTML = ''
    expect(engine.unplayed(), 'calls that the test does not play').toEqual([])
  })
  await navigation.isReady()

  const all = (selector: string) => [...document.body.querySelectorAll<HTMLElement>(selector)]
  const main = () => wrapper.get('main').element as HTMLElement
  const text = () => wordsOf(main())
  const control: OpenedPage['control'] = <E extends HTMLElement>(label: string) => {
    const named = all('input, select, textarea, [role="switch"]').find((one) => nameOf(one) === label)
    if (!named) throw new Error(`Nothing is labelled “${label}” on: ${text()}`)
    return named as E
  }
  const button = (name: string) => {
    const found = all('button, a, [role="menuitem"], summary').find((one) => nameOf(one) === name)
    if (!found) throw new Error(`Nothing can be pressed that is named “${name}” on: ${text()}`)
    return found
  }
  const press = async (name: string) => {
    await eventually(() => button(name))
    button(name).click()
    await settled()
  }
  const open = async (menu: string) => {
    button(menu).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await eventually(() => expect(all('[role="menuitem"]').length).toBeGreaterThan(0))
    return all('[role="menuitem"]').map(wordsOf)
  }
  return {
    text,
    see: (wanted) =>
      eventually(() =>
        typeof wanted === 'string' ? expect(text()).toContain(wanted) : expect(text()).toMatch(wanted),
      ),
    find: (selector) => wrapper.get<HTMLElement>(selector).element,
    rowsOf: (caption) => {
      const table = all('table').find((one) => wordsOf(one.querySelector('caption')).startsWith(caption))
      if (!table) throw new Error(`No table is called “${caption}” on: ${text()}`)
      return [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map(wordsOf))
    },
    control,
    type: async (label, value) => {
      const field = control<HTMLInputElement>(label)
      field.value = value
      field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }))
      field.dispatchEvent(new Event('change', { bubbles: true }))
      await settled()
    },
    press,
    button,
    open,
    choose: async (menu, entry) => {
      await open(menu)
      await press(entry)
    },
    back: () => navigation.back(),
    reach: (address) => eventually(() => expect(navigation.currentRoute.value.fullPath).toBe(address)),
  }
}

/** Every answer that is on its way has come and is drawn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve))
}

function wordsOf(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** As a screen reader would call it, as far as our pages name things. */
function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label')
  if (label !== null) return label
  const own = element.id === '' ? null : document.querySelector(`label[for="${element.id}"]`)
  return wordsOf(own ?? (element.matches('input, select, textarea') ? element.closest('label') : element))
}
