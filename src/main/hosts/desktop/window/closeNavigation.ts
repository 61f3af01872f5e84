/** A window that shows the page and goes nowhere else. */
import type { WebContents } from 'electron'
import { isOfPage } from '../page/pageAddress.ts'

export interface NavigationRules {
  readonly origin: string
  /** Asks the user about an address that leads out. */
  readonly openLink: (address: string) => Promise<void>
}

/** To be applied to all contents there are, whoever created them. */
export function closeNavigation(contents: WebContents, { origin, openLink }: NavigationRules): void {
  const isAllowed = (url: string, isMainFrame: boolean) => isMainFrame && isOfPage(url, origin)
  contents.on('will-navigate', (event) => {
    if (isAllowed(event.url, event.isMainFrame)) return
    event.preventDefault()
    void openLink(event.url)
  })
  contents.on('will-redirect', (event) => {
    if (!isAllowed(event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isAllowed(event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    void openLink(url)
    return { action: 'deny' }
  })
}
