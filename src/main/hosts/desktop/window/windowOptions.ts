/** How the window is made: sandboxed, isolated, without Node; as a value, so that a test can hold it. */
import type { BrowserWindowConstructorOptions } from 'electron'
import { SMALLEST } from './fittingBounds.ts'
import type { Bounds } from './remembered.ts'

export interface WindowParts {
  readonly preload: string
  readonly icon: string
  readonly bounds: Bounds
  readonly isDark: boolean
  readonly isDevelopment: boolean
}

/** `--bg` of the page's two themes, so that nothing flashes before the page is there. */
const BACKGROUNDS = { light: '#f6f6f7', dark: '#17181b' }

export function windowOptions({
  preload,
  icon,
  bounds,
  isDark,
  isDevelopment,
}: WindowParts): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'RecNet Workbench',
    icon,
    show: false,
    backgroundColor: isDark ? BACKGROUNDS.dark : BACKGROUNDS.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: isDevelopment,
      // Its dictionaries would be fetched from the network.
      spellcheck: false,
    },
  }
}
