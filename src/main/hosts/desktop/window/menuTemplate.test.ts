import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { menuTemplate } from './menuTemplate.ts'

const actions = { goTo: () => {}, step: () => {}, openHome: () => {} }

function itemsOf(isMac: boolean, isDevelopment = false): readonly MenuItemConstructorOptions[] {
  return menuTemplate(actions, { isMac, isDevelopment }).flatMap(({ submenu }) =>
    Array.isArray(submenu) ? submenu : [],
  )
}

describe('menuTemplate', () => {
  it('gives every accelerator to one item', () => {
    for (const isMac of [true, false]) {
      const accelerators = itemsOf(isMac, true).flatMap(({ accelerator }) =>
        accelerator ? [accelerator.toString().replace(/^(Ctrl|Cmd)\+/, 'CmdOrCtrl+')] : [],
      )
      expect(accelerators.length).toBeGreaterThan(5)
      expect(new Set(accelerators).size).toBe(accelerators.length)
    }
  })

  it('offers the tools of developers in development only', () => {
    const has = (isDevelopment: boolean) =>
      itemsOf(false, isDevelopment).some(({ role }) => role === 'toggleDevTools')
    expect([has(true), has(false)]).toEqual([true, false])
  })

  it('has settings and quit once on every system', () => {
    for (const isMac of [true, false]) {
      const items = itemsOf(isMac)
      expect(items.filter(({ label }) => label === 'Settings…')).toHaveLength(1)
      expect(items.filter(({ role }) => role === 'quit')).toHaveLength(1)
    }
  })
})
