/**
 * The first segments of the page's own addresses, such as `/run/…`: the page's routes begin with them, and a host
 * serves its index page there.
 */

export const PLACES = [
  'runs',
  'compare',
  'compose',
  'datasets',
  'models',
  'run',
  'settings',
  'studies',
] as const

export type Place = '/' | `/${(typeof PLACES)[number]}` | '/datasets?import=1'

/** Returns whether a path, which begins with a slash, is such an address. */
export function isPlace(path: string): boolean {
  const [, first = ''] = path.split('/')
  return first === '' ? path === '/' : PLACES.some((place) => place === first)
}
