/**
 * The token that the web host put into the address: taken out of it, kept for a reload of this address, and renewed in
 * every open tab as soon as one of them is opened with the token of a newly started host.
 */

const KEPT_AS = 'recnet.token'
const FRAGMENT = /^#token=([\w-]+)$/

export interface PageToken {
  /** Empty where the page was opened without one; the web host then refuses and says what to do. */
  readonly current: () => string
  /** Calls back when another tab of this address got a new token. Returns a function that stops listening. */
  readonly onRenewed: (listener: () => void) => () => void
}

/** Takes the token of the page from its address, or else the one that was kept. */
export function takePageToken(page: Window): PageToken {
  const { location, history, localStorage } = page
  // Opening the printed address in the same tab only changes the fragment; nothing else would notice.
  page.addEventListener('hashchange', () => {
    if (FRAGMENT.test(location.hash)) location.reload()
  })
  const given = FRAGMENT.exec(location.hash)?.[1]
  if (given !== undefined) {
    localStorage.setItem(KEPT_AS, given)
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  return {
    current: () => localStorage.getItem(KEPT_AS) ?? '',
    onRenewed: (listener) => {
      // Told to the other tabs of this address alone.
      const hear = ({ key }: StorageEvent) => {
        if (key === KEPT_AS) listener()
      }
      page.addEventListener('storage', hear)
      return () => page.removeEventListener('storage', hear)
    },
  }
}
