/** Names of new runs: readable in a list and in a folder. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'

/** `demo-recnet-1`, `cds-wo-filter-memory-3`: the first number that is not taken yet, here or in the bin. */
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

/** Of a run in a folder elsewhere: what the folder is called, with a number behind it where that is taken. */
export function freeRunIdOfFolder(folder: string, taken: ReadonlySet<string>): RunId {
  const name = folder.split(/[/\\]/).findLast((part) => part !== '')
  const stem = slug(name ?? '').slice(0, LONGEST_STEM) || 'run'
  if (!taken.has(stem)) return stem
  let number = 2
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}

function slug(label: string): string {
  const words = label
    .toLowerCase()
    .replaceAll('/', '')
    .replaceAll(/[^a-z0-9]+/g, '-')
  return words.replaceAll(/^-+|-+$/g, '')
}
