/** The one window: where it stood, what it shows, and what happens when its process ends. */
import { app, BrowserWindow, dialog, nativeTheme, screen, type RenderProcessGoneDetails } from 'electron'
import type { DesktopPlaces } from '../desktopPlaces.ts'
import { fittingBounds } from './fittingBounds.ts'
import type { Quitting } from './quitting.ts'
import type { Remembered } from './remembered.ts'
import { windowOptions } from './windowOptions.ts'

export interface WindowSurroundings {
  readonly places: DesktopPlaces
  readonly origin: string
  readonly remembered: Remembered
  readonly quitting: Quitting
}

export function openWindow({ places, origin, remembered, quitting }: WindowSurroundings): BrowserWindow {
  const { bounds, isMaximised } = remembered.current()
  const window = new BrowserWindow(
    windowOptions({
      preload: places.preload,
      icon: places.icon,
      bounds: fittingBounds(bounds, workAreas()),
      isDark: nativeTheme.shouldUseDarkColors,
      isDevelopment: !app.isPackaged,
    }),
  )
  window.once('ready-to-show', () => {
    if (isMaximised) window.maximize()
    window.show()
  })
  window.on('close', (event) => {
    remembered.change({ bounds: window.getNormalBounds(), isMaximised: window.isMaximized() })
    if (quitting.isDecided()) return
    // To close the one window is to quit, on macOS too: a run must not go on where nobody sees it.
    event.preventDefault()
    app.quit()
  })
  window.webContents.on('render-process-gone', (_event, details) => void offerReload(window, details))
  void show(window, `${origin}/`)
  return window
}

export function bringForward(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function workAreas() {
  const first = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== first.id)
  return [first, ...others].map(({ workArea }) => workArea)
}

async function show(window: BrowserWindow, address: string): Promise<void> {
  try {
    await window.loadURL(address)
  } catch (error) {
    if (!window.isDestroyed())
      dialog.showErrorBox(
        'The page of the workbench could not be loaded',
        error instanceof Error ? error.message : String(error),
      )
  }
}

/** Runs go on in the engine meanwhile; the page finds them as they are then. */
async function offerReload(window: BrowserWindow, { reason }: RenderProcessGoneDetails): Promise<void> {
  if (reason === 'clean-exit' || window.isDestroyed()) return
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The page of the workbench ended unexpectedly.',
    detail: `Reason: ${reason}. Runs are not touched by this; they go on in the engine.`,
    buttons: ['Reload', 'Quit'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response !== 0) app.quit()
  else if (!window.isDestroyed()) window.webContents.reload()
}
