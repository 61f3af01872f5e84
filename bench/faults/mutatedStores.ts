/**
 * Files of the home that LanceDB wrote, with bytes changed by chance: each dataset is read as it was or shown as damaged, also
 * each second one, which has no digests, as those that an earlier version imported.
 */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lanceDatasetStore } from '../../src/main/adapters/lance/lanceDatasetStore.ts'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import { sha256 } from '../../src/main/adapters/sha256.ts'
import { canonicalRows } from '../../src/main/datasets/canonicalRows.ts'
import { importSmall, makeHome } from '../../src/main/workbench/engine.testing.ts'
import { endOf } from './endOf.ts'
import type { FaultPart } from './faultPart.ts'
import { mutatedBytes } from './mutatedBytes.ts'
import { Tally } from './tally.ts'

const NAME = 'small'

export const mutatedStoresPart: FaultPart = {
  name: 'mutated stores',
  count: 500,
  run: async (count) => {
    const home = await makeHome()
    const engine = await home.engine()
    await importSmall(engine, home, NAME)
    await engine.close()
    const [good, mutants] = [home.path('datasets'), home.path('mutants')]
    const hash = await hashIn(good)
    const tally = new Tally('mutated stores')
    const random = seededRandom(18)('stores')
    for (let number = 0; number < count; number += 1) {
      await cp(good, mutants, { recursive: true })
      if (number % 2 === 1) await rm(join(mutants, NAME, 'digests.json'))
      const entries = await readdir(mutants, { recursive: true, withFileTypes: true })
      const files = entries
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
      const file = files.sort()[random.below(files.length)] ?? ''
      await writeFile(file, mutatedBytes(await readFile(file), random))
      const found = await endOf(() => hashIn(mutants))
      const end = found.end !== 'done' ? found.end : found.result === hash ? 'read' : 'silent'
      const what = found.end === 'crashed' ? found.reason : ''
      tally.add(end, `case ${number}, ${file.slice(mutants.length)} ${what}`)
      await rm(mutants, { recursive: true })
    }
    await home.remove()
    return tally.outcomes
  },
}

/** Reads all that pages and runs read of the dataset, and hashes what a run would learn from. */
async function hashIn(root: string): Promise<string> {
  const store = lanceDatasetStore(root)
  await store.list()
  await store.damaged()
  await store.card(NAME)
  const page = { search: '', offset: 0, limit: 5 }
  await store.items(NAME, page)
  await store.histories(NAME, page)
  return sha256(canonicalRows(await store.load(NAME)))
}
