/** An address that leads out of the workbench: opened only after the user saw where it leads. */
import type { Dialog, Shell } from 'electron'

export interface LinkAsker {
  readonly dialog: Pick<Dialog, 'showMessageBox'>
  readonly shell: Pick<Shell, 'openExternal'>
}

/** The address to ask about, or null for what is never opened: other schemes, and names put before the host to disguise it. */
export function openableAddress(address: string): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : null
}

/** Text of a model may hold any number of links: while one question stands, the others are passed over. */
export function linkOpener({ dialog, shell }: LinkAsker): (address: string) => Promise<void> {
  let isAsking = false
  return async (address) => {
    const url = openableAddress(address)
    if (!url || isAsking) return
    isAsking = true
    try {
      const { response } = await dialog.showMessageBox({
        type: 'question',
        message: `Open ${url.host} in your browser?`,
        detail: shown(url.href),
        buttons: ['Open', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      })
      if (response === 0) await shell.openExternal(url.href)
    } finally {
      isAsking = false
    }
  }
}

function shown(address: string): string {
  return address.length > 300 ? `${address.slice(0, 300)}…` : address
}
