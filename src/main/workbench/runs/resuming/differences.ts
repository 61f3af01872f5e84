/** Finds what is no longer what a run began with, so that it would go on as another one. */
import type { Sha256 } from '../../../ports/sha256.ts'
import { promptHashesOf } from '../manifestOf.ts'
import type { RunFolder } from '../ports/runFolder.ts'

/** What becomes of a run that differs from what it began as. */
export type Differing = 'refused' | 'accepted' | 'passed over'

/** Returns the parts in words: those of the manifest that were changed, and the prompts that this version asks otherwise. */
export async function differences(
  run: Pick<RunFolder, 'manifest' | 'changedParts'>,
  sha256: Sha256,
): Promise<readonly string[]> {
  const { variant, promptHashes } = run.manifest
  const here = promptHashesOf(variant, sha256)
  const prompts = Object.keys({ ...promptHashes, ...here }).filter(
    (prompt) => promptHashes[prompt] !== here[prompt],
  )
  const parts = await run.changedParts()
  return prompts.length === 0 ? parts : [...parts, `prompt texts of this version (${prompts.join(', ')})`]
}
