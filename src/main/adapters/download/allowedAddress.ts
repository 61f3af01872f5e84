/** Which addresses a model may be downloaded from: encrypted ones, or this machine itself. */
import { WorkbenchError } from '#shared/errors.ts'

/**
 * * Parses an address. Plain HTTP is allowed on the loopback interface only, because elsewhere it can be read and
 * changed in transit.
 * @throws WorkbenchError `argument-invalid`.
 */
export function allowedAddress(address: string): URL {
  const url = URL.parse(address)
  if (url === null) throw unfit('a whole address, which begins with https://', address)
  // The name and password would be written into the journal and shown on pages.
  if (url.username !== '' || url.password !== '')
    throw unfit('an address without a name and password in it', `one for ${url.hostname}`)
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) return url
  throw unfit('an https address', `${url.protocol}//${url.host}`)
}

/** Tells whether the host is `localhost`, 127.0.0.0/8 or ::1. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

/**
 * Tells whether an address could lead to this machine by any of its names. It covers more names than `isLoopback`,
 * which decides what is trusted.
 */
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
