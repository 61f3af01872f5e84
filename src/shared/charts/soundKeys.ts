/**
 * The caches of ECharts keep texts as keys of a plain object. A text that is named like a member of every object, such as
 * `__proto__`, is found there before it was kept, and what is then written to it changes all objects of the process: one item with
 * that name would break every page and every export.
 */

/** The prototype of such a cache. */
export interface KeyedCache {
  get: (this: unknown, key: string | number) => unknown
  put: (this: unknown, key: string | number, value: unknown) => unknown
}

/** Makes all caches of a kind keep each key with a sign before it, so that no text can be a member of every object. */
export function withSoundKeys(cache: KeyedCache): void {
  const { get, put } = cache
  cache.get = function (key) {
    return get.call(this, `·${key}`)
  }
  cache.put = function (key, value) {
    return put.call(this, `·${key}`, value)
  }
}
