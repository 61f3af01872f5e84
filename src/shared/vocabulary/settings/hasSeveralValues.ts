/** Whether runs differ in a setting. */
import type { Manifest } from '../manifest.ts'

/** Whether runs that have this setting differ in it. A method has the settings of its own table only. */
export function hasSeveralValues(
  name: string,
  runs: readonly { readonly manifest: Pick<Manifest, 'settings'> }[],
): boolean {
  const values = runs.map(({ manifest }) => manifest.settings[name]).filter((value) => value !== undefined)
  return new Set(values).size > 1
}
