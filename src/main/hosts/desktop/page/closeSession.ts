/** What the page may ask of Chromium: to copy when the user presses a button, and nothing else. */
import type { Session } from 'electron'
import { isOfPage } from './pageAddress.ts'

/** Writing to the clipboard after a press of the user, which browsers grant as well. Reading it stays refused. */
const COPYING = 'clipboard-sanitized-write'

export function closeSession(session: Session, origin: string): void {
  session.setPermissionRequestHandler((_contents, permission, callback, { requestingUrl, isMainFrame }) =>
    callback(permission === COPYING && isMainFrame && isOfPage(requestingUrl, origin)),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, { isMainFrame }) =>
      permission === COPYING && isMainFrame && isOfPage(requestingOrigin, origin),
  )
  session.setDevicePermissionHandler(() => false)
  // The page saves through a dialog of the main process, so no download was ever asked for.
  session.on('will-download', (event) => event.preventDefault())
}
