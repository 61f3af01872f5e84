/** First steps of the addresses within the page, `/run/…` among them: the page's routes begin so, and a host serves its index there. */

export const PLACES = ['runs', 'compare', 'compose', 'datasets', 'models', 'run', 'settings'] as const

export type Place = '/' | `/${(typeof PLACES)[number]}` | '/datasets?import=1'

/** `path` begins with a slash. */
export function isPlace(path: string): boolean {
  const [, first = ''] = path.split('/')
  return first === '' ? path === '/' : PLACES.some((place) => place === first)
}
