/** The token that the web host put into the address: taken out of it, and kept for a reload of this address. */

const KEPT_AS = 'recnet.token'
const FRAGMENT = /^#token=([\w-]+)$/

/** The token of the page. It is empty where the page was opened without one; the web host then refuses and says what to do. */
export function takePageToken(page: Window): string {
  const { location, history, localStorage } = page
  // Opening the printed address in the same tab only changes the fragment; nothing else would notice.
  page.addEventListener('hashchange', () => {
    if (FRAGMENT.test(location.hash)) location.reload()
  })
  const given = FRAGMENT.exec(location.hash)?.[1]
  if (given === undefined) return localStorage.getItem(KEPT_AS) ?? ''
  localStorage.setItem(KEPT_AS, given)
  history.replaceState(history.state, '', location.pathname + location.search)
  return given
}
