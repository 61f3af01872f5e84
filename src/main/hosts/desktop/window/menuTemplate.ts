/** The menu of the window. What concerns the page is told to it as a place to go to; it decides how. */
import type { MenuItemConstructorOptions } from 'electron'
import type { Place } from '#shared/contract/places.ts'

export interface MenuActions {
  readonly goTo: (place: Place) => void
  /** One step through the places visited. */
  readonly step: (by: -1 | 1) => void
  readonly openHome: () => void
}

export interface MenuSurroundings {
  readonly isMac: boolean
  readonly isDevelopment: boolean
}

type Items = MenuItemConstructorOptions[]

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' }

export function menuTemplate(actions: MenuActions, { isMac, isDevelopment }: MenuSurroundings): Items {
  const place = (label: string, to: Place, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => actions.goTo(to),
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  const settings = place('Settings…', '/settings', 'CmdOrCtrl+,')
  return [
    ...(isMac ? [macMenu(settings)] : []),
    {
      label: '&File',
      submenu: [
        place('Import dataset…', '/datasets?import=1', 'CmdOrCtrl+I'),
        place('New experiment', '/compose', 'CmdOrCtrl+N'),
        SEPARATOR,
        isMac ? { role: 'close' } : { role: 'quit', label: 'Quit', accelerator: 'Ctrl+Q' },
      ],
    },
    { role: 'editMenu' },
    { label: '&View', submenu: viewItems(isDevelopment) },
    {
      label: '&Go',
      submenu: [
        place('Runs', '/runs', 'CmdOrCtrl+1'),
        place('Compose', '/compose', 'CmdOrCtrl+2'),
        place('Datasets', '/datasets', 'CmdOrCtrl+3'),
        ...(isMac ? [] : [settings]),
        SEPARATOR,
        { label: 'Back', accelerator: isMac ? 'Cmd+[' : 'Alt+Left', click: () => actions.step(-1) },
        { label: 'Forward', accelerator: isMac ? 'Cmd+]' : 'Alt+Right', click: () => actions.step(1) },
      ],
    },
    {
      role: 'help',
      submenu: [
        place('First steps', '/'),
        { label: 'Open the home folder', click: actions.openHome },
        ...(isMac ? [] : [SEPARATOR, { role: 'about' as const }]),
      ],
    },
  ]
}

function macMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      SEPARATOR,
      settings,
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  }
}

/** No item for the theme: it follows the settings of the workbench, and by them the system. */
function viewItems(isDevelopment: boolean): Items {
  return [
    { role: 'zoomIn' },
    // The key that carries the plus, pressed without Shift.
    { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true },
    { role: 'zoomOut' },
    { role: 'resetZoom', label: 'Actual size' },
    SEPARATOR,
    { role: 'togglefullscreen' },
    { role: 'reload' },
    ...(isDevelopment ? ([SEPARATOR, { role: 'toggleDevTools' }] as const) : []),
  ]
}
