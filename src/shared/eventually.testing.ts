/** Waits in a test until something holds. */
import { vi } from 'vitest'

/**
 * Resolves with what `check` answers once it does not throw. It waits far longer than anything takes, so that a busy
 * machine fails no test; one that hangs fails with the error of its last try.
 */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 30_000, interval: 20 })
}
