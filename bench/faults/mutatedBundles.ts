/**
 * Bundles with bytes changed by chance, and texts changed under hashes that fit: each is refused, or is as it was, and leaves
 * nothing. A text that was changed where a bundle may say anything, such as a note, makes another bundle, which its digest tells.
 */
import { readdir, writeFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import { bundleAt, putTogether, textsOf } from '../../src/main/workbench/bundles/bundle.testing.ts'
import type { Engine } from '../../src/main/workbench/createEngine.ts'
import {
  importSmall,
  makeHome,
  reportOf,
  startSmall,
  ticketFor,
  type Home,
} from '../../src/main/workbench/engine.testing.ts'
import type { BundleContents } from '../../src/shared/vocabulary/bundles/bundles.ts'
import { endOf } from './endOf.ts'
import type { FaultPart } from './faultPart.ts'
import { mutatedBytes } from './mutatedBytes.ts'
import { Tally } from './tally.ts'

export const mutatedBundlesPart: FaultPart = {
  name: 'mutated bundles',
  count: 1000,
  run: async (count) => {
    const home = await makeHome()
    const engine = await home.engine()
    await importSmall(engine, home)
    const run = await startSmall(engine, { interactionLimit: 4 })
    await reportOf(engine, run)
    const [good, path] = [home.path('whole.recnet.zip'), home.path('mutant.recnet.zip')]
    const bytes = await bundleAt(engine, good, { runs: [run] })
    const texts = await textsOf(good)
    const names = [...texts.keys()].filter((name) => name !== 'bundle.json')
    const whole = await engine.handlers['bundles.check']({ source: ticketFor(engine, good) })
    const random = seededRandom(18)('bundles')
    const tally = new Tally('mutated bundles')
    await writeFile(path, bytes)
    const before = await filesOf(home)
    for (let number = 0; number < count; number += 1) {
      const lies = number % 2 === 1
      const name = names[random.below(names.length)] ?? ''
      const text = texts.get(name) ?? ''
      const changed = mutatedBytes(Buffer.from(text), random).toString('utf8')
      if (lies) await putTogether(path, new Map(texts).set(name, changed), true)
      else await writeFile(path, mutatedBytes(bytes, random))
      const { end, what } = await checkOf(engine, path, whole)
      const left = (await filesOf(home)).filter((file) => !before.includes(file))
      if (left.length === 0) tally.add(end, `case ${number}, ${lies ? name : 'the archive'}: ${what}`)
      else tally.add('silent', `case ${number}: ${what}, and left ${left.join(', ')}`)
    }
    await home.remove()
    return tally.outcomes
  },
}

function filesOf({ folder }: Home): Promise<readonly string[]> {
  return readdir(folder, { recursive: true })
}

/** Checks a bundle; nothing that differs from `whole` may pass under its digest. */
async function checkOf(engine: Engine, path: string, whole: BundleContents) {
  const ended = await endOf(() => engine.handlers['bundles.check']({ source: ticketFor(engine, path) }))
  if (ended.end === 'crashed') return { end: 'crashed' as const, what: ended.reason }
  if (ended.end === 'refused') return { end: 'refused' as const, what: ended.code }
  const isOther = ended.result.bundle.digest !== whole.bundle.digest
  const isSame = isDeepStrictEqual(ended.result.bundle, whole.bundle)
  return {
    end: isOther || isSame ? ('read' as const) : ('silent' as const),
    what: 'passes with another content',
  }
}
