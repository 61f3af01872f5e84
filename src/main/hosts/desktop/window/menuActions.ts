/** What the items of the menu do to the window. */
import type { BrowserWindow } from 'electron'
import { NEWS } from '../page/channels.ts'
import type { MenuActions } from './menuTemplate.ts'

export function menuActions(window: BrowserWindow, openHome: () => void): MenuActions {
  return {
    goTo: (place) => {
      if (!window.isDestroyed()) window.webContents.send(NEWS.navigate, place)
    },
    step: (by) => {
      const { navigationHistory } = window.webContents
      if (navigationHistory.canGoToOffset(by)) navigationHistory.goToOffset(by)
    },
    openHome,
  }
}
