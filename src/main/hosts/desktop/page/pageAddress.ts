/** Where the page of the window comes from: its own scheme, or a dev server on this machine. */
import { WorkbenchError } from '#shared/errors.ts'

export const PAGE_SCHEME = 'app'
export const PAGE_HOST = 'workbench'
/** Not a file: address, so that the page has an origin of its own and reads nothing else of the disk. */
export const PAGE_ORIGIN = `${PAGE_SCHEME}://${PAGE_HOST}`

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * `devServer` is what electron-vite puts into ELECTRON_RENDERER_URL; a package does not listen to it.
 * Throws `argument-invalid` where it is not on this machine.
 */
export function pageOrigin(devServer: string | undefined, isPackaged: boolean): string {
  if (isPackaged || !devServer) return PAGE_ORIGIN
  const url = URL.canParse(devServer) ? new URL(devServer) : null
  if (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname)) return url.origin
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: 'ELECTRON_RENDERER_URL',
    expected: 'http:// and a loopback address',
    found: devServer,
  })
}

/** Whether an address stays within the page. `new URL().origin` is `null` for schemes of our own, so it is put together here. */
export function isOfPage(address: string, origin: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return username === '' && password === '' && `${protocol}//${host}` === origin
}
