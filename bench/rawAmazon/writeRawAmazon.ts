/** Writes raw files of Amazon's shape, and what must come out of them. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import { amazon2018 } from './amazon2018.ts'
import { amazon2023 } from './amazon2023.ts'
import { expectedCounts, type ExpectedCounts } from './expectedCounts.ts'
import { rawInteractions } from './rawInteractions.ts'
import { rawItems } from './rawItems.ts'
import type { RawForm } from './rawLines.ts'
import { rawReviews } from './rawReviews.ts'
import { rawShape } from './shape.ts'
import { writeGzipLines } from './writeGzipLines.ts'

const FORMS = { '2018': amazon2018, '2023': amazon2023 } as const satisfies Record<string, RawForm>
export type RawFormName = keyof typeof FORMS

export interface RawAmazonOptions {
  /** 1 is the size of CDs and Vinyl in the paper. */
  readonly scale: number
  /** Interactions beside the core for each of the core; 3.7 in the whole category. */
  readonly extra: number
  readonly forms: readonly RawFormName[]
  readonly seed: number
  /** Is told of each file when it is written. */
  written(file: string, size: { readonly lines: number; readonly bytes: number }): void
}

/** Writes `2018` and `2023` into the folder, each with reviews and metadata, and `expected.json` beside them. */
export async function writeRawAmazon(folder: string, options: RawAmazonOptions): Promise<ExpectedCounts> {
  const randomFor = seededRandom(options.seed)
  const shape = rawShape(options.scale, options.extra)
  const interactions = rawInteractions(shape, randomFor)
  const all = Array.from({ length: interactions.items }, (_, item) => item)
  const order = randomFor('raw', 'order').shuffled(all)
  const expected = expectedCounts(shape, interactions)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
  for (const name of options.forms) {
    const form = FORMS[name]
    const place = join(folder, name)
    await mkdir(place, { recursive: true })
    const write = async (file: string, lines: Iterable<string>) =>
      options.written(join(name, file), await writeGzipLines(join(place, file), lines))
    await write(form.itemsFile, rawItems(form, interactions, order, shape, randomFor))
    await write(form.reviewsFile, rawReviews(form, interactions, order, shape.badReviews, randomFor))
  }
  return expected
}
