/** Names new runs, so that they can be read in a list and used as a folder. */
import { slug } from '#shared/slug.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'

/** Returns a name such as `demo-recnet-1` or `cds-wo-filter-memory-3`, with the first number that is not taken, here or in the bin. */
export function freeRunId(
  { dataset, variant }: Pick<Manifest, 'variant'> & { dataset: { name: string } },
  taken: ReadonlySet<string>,
): RunId {
  const stem = `${dataset.name}-${slug(variant)}`
  let number = 1
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}

const LONGEST_STEM = 80

/** Returns the name itself, or the first of `name-2`, `name-3` and so on that is not taken, with a stem of `longest` letters. */
export function freeName(name: string, taken: ReadonlySet<string>, longest = LONGEST_STEM): string {
  if (!taken.has(name)) return name
  const stem = name.slice(0, longest)
  let number = 2
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}

/** Returns a name for a run in a folder elsewhere: the name of the folder, followed by a number if it is taken. */
export function freeRunIdOfFolder(folder: string, taken: ReadonlySet<string>): RunId {
  const name = folder.split(/[/\\]/).findLast((part) => part !== '')
  return freeName(slug(name ?? '').slice(0, LONGEST_STEM) || 'run', taken)
}
