/** Which addresses a model may come from: encrypted ones, or this machine itself. */
import { WorkbenchError } from '#shared/errors.ts'

/** Plain HTTP can be read and changed on its way; within this machine there is no way. @throws WorkbenchError `argument-invalid`. */
export function allowedAddress(address: string): URL {
  const url = URL.parse(address)
  if (url === null) throw unfit('a whole address, which begins with https://', address)
  // It would be written into the journal and shown on pages.
  if (url.username !== '' || url.password !== '')
    throw unfit('an address without a name and password in it', `one for ${url.hostname}`)
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) return url
  throw unfit('an https address', `${url.protocol}//${url.host}`)
}

export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

/** Every name by which an address may mean this machine; more than are trusted to mean nothing else. */
export function mayMeanThisMachine(url: URL): boolean {
  const name = url.hostname.replace(/\.$/, '')
  return (
    isLoopback(url) ||
    /(^|\.)localhost$/.test(name) ||
    /^(0\.0\.0\.0|\[::\]|\[::ffff:(7f[0-9a-f]{2}|0):[0-9a-f]+\])$/.test(name)
  )
}

function unfit(expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'argument-invalid', argument: 'The address', expected, found })
}
