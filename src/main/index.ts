/** The workbench in Electron: one instance per home folder, one window, one engine. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, dialog, ipcMain, Menu, protocol, session, shell } from 'electron'
import { fileLog, logFolder } from './adapters/log/fileLog.ts'
import { logUncaught } from './adapters/log/logUncaught.ts'
import { closeNavigation } from './hosts/desktop/window/closeNavigation.ts'
import { closeSession } from './hosts/desktop/page/closeSession.ts'
import { logCrashes } from './hosts/desktop/crashLog.ts'
import { desktopPlaces, makeFolders } from './hosts/desktop/desktopPlaces.ts'
import { engineStarter } from './hosts/desktop/engine/engineStarter.ts'
import { linkOpener } from './hosts/desktop/window/externalLink.ts'
import { menuActions } from './hosts/desktop/window/menuActions.ts'
import { menuTemplate } from './hosts/desktop/window/menuTemplate.ts'
import { pageOrigin, PAGE_SCHEME } from './hosts/desktop/page/pageAddress.ts'
import { pageProtocol, PAGE_SCHEMES } from './hosts/desktop/page/pageProtocol.ts'
import { quitting } from './hosts/desktop/window/quitting.ts'
import { remembered } from './hosts/desktop/window/remembered.ts'
import { runningRuns } from './hosts/desktop/window/runningRuns.ts'
import { servePage } from './hosts/desktop/page/servePage.ts'
import { answerShell } from './hosts/desktop/dialogs/shellHandlers.ts'
import { trustedIpc } from './hosts/desktop/page/trustedSender.ts'
import { bringForward, openWindow } from './hosts/desktop/window/window.ts'
import { superviseEngine } from './hosts/engine/superviseEngine.ts'

const environment = process.env
const { isPackaged } = app
const places = desktopPlaces({
  main: import.meta.dirname,
  isPackaged,
  packageResources: process.resourcesPath,
  userFolder: homedir(),
  environment,
})

makeFolders(places)
const log = fileLog({ folder: logFolder(places.home), program: 'desktop' })
logUncaught(log, { outlivesRejections: true })
// The lock of the single instance is kept here, so that another home folder opens another window.
app.setPath('userData', places.browserData)

if (app.requestSingleInstanceLock()) {
  protocol.registerSchemesAsPrivileged(PAGE_SCHEMES)
  app.enableSandbox()
  // Not awaited: a main module whose own evaluation waits for Electron is waited for by Electron (electron #40719).
  void app.whenReady().then(open).catch(fail)
} else {
  app.quit()
}

async function open(): Promise<void> {
  const origin = pageOrigin(environment['ELECTRON_RENDERER_URL'], isPackaged)
  const openLink = linkOpener({ dialog, shell })
  const memory = remembered(join(places.home, 'window.json'))

  protocol.handle(PAGE_SCHEME, pageProtocol(places.page))
  closeSession(session.defaultSession, origin)
  app.on('web-contents-created', (_event, contents) => closeNavigation(contents, { origin, openLink }))

  const engine = superviseEngine(await engineStarter(places, environment), { log })
  const leaving = quitting({
    app,
    dialog,
    runningRuns: () => runningRuns(engine, log),
    closeEngine: engine.close,
    isSilent: environment['RECNET_QUIT_SILENTLY'] === '1',
    log,
  })
  logCrashes(app, log, leaving.isLeaving)

  const window = openWindow({ places, origin, remembered: memory, quitting: leaving })
  const ipc = trustedIpc(
    ipcMain,
    {
      origin,
      contents: () => (window.isDestroyed() ? null : window.webContents),
    },
    log,
  )
  servePage(ipc, window.webContents, engine)
  answerShell(ipc, {
    dialog,
    window: () => window,
    remembered: memory,
    grantSource: engine.grantSource,
    documents: () => app.getPath('documents'),
  })

  const actions = menuActions(window, () => void shell.openPath(places.home))
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(actions, { isMac: process.platform === 'darwin', isDevelopment: !isPackaged }),
    ),
  )
  app.on('second-instance', () => bringForward(window))
  app.on('activate', () => bringForward(window))
}

function fail(error: unknown): void {
  log.write({ level: 'error', scope: 'window', message: 'The workbench could not be opened.', error })
  dialog.showErrorBox(
    'The workbench could not be opened',
    error instanceof Error ? error.message : String(error),
  )
  app.exit(1)
}
