/** Two hundred bundles with bytes changed by chance, from a seed: none is a fault, none lies, and none leaves anything behind. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BundleContents } from '#shared/vocabulary/bundles/bundles.ts'
import { randomness } from '../../adapters/seededRandom.ts'
import type { Random } from '../../ports/random.ts'
import type { Engine } from '../createEngine.ts'
import { importSmall, makeHome, reportOf, startSmall, ticketFor, type Home } from '../engine.testing.ts'
import { bundleAt, putTogether, textsOf } from './bundle.testing.ts'

const MUTANTS = 200

describe('a mutated bundle', () => {
  let home: Home
  let engine: Engine
  let bytes: Buffer
  let whole: BundleContents

  beforeAll(async () => {
    home = await makeHome()
    engine = await home.engine()
    await importSmall(engine, home)
    const run = await startSmall(engine, { interactionLimit: 8, repetitions: 1 })
    await reportOf(engine, run)
    bytes = await bundleAt(engine, home.path('whole.recnet.zip'), { runs: [run] })
    const source = ticketFor(engine, home.path('whole.recnet.zip'))
    whole = await engine.handlers['bundles.check']({ source })
  }, 60_000)
  afterAll(() => home.remove())

  it('is refused with a reason, or has the same content', async () => {
    const random = randomness.randomFor(67)('mutants')
    const path = home.path('mutant.recnet.zip')
    await writeFile(path, bytes)
    const before = (await readdir(home.folder, { recursive: true })).sort()
    const outcomes = { refused: 0, same: 0 }
    for (let mutant = 0; mutant < MUTANTS; mutant++) {
      await writeFile(path, mutated(bytes, random))
      const source = ticketFor(engine, path)
      const outcome = await Promise.resolve(engine.handlers['bundles.check']({ source })).catch(
        (error: unknown) => (error as { code?: unknown }).code,
      )
      if (typeof outcome === 'object') {
        expect(outcome, `mutant ${mutant}`).toEqual(whole)
        outcomes.same += 1
      } else {
        expect(['bundle-invalid', 'bundle-newer'], `mutant ${mutant}`).toContain(outcome)
        outcomes.refused += 1
      }
      expect((await readdir(home.folder, { recursive: true })).sort()).toEqual(before)
    }
    // A byte may be changed into itself, or lie where deflated data has bits without a meaning.
    expect(outcomes.refused).toBeGreaterThan(MUTANTS * 0.9)
    expect(await readFile(home.path('whole.recnet.zip'))).toEqual(bytes)
  }, 120_000)

  it('is no fault even where its hashes fit, as who means harm would make them', async () => {
    const random = randomness.randomFor(67)('liars')
    const texts = await textsOf(home.path('whole.recnet.zip'))
    const names = [...texts.keys()].filter((name) => name !== 'bundle.json')
    const path = home.path('liar.recnet.zip')
    for (let liar = 0; liar < 40; liar++) {
      const name = names[random.below(names.length)] ?? ''
      const changed = new Map(texts).set(name, mutatedText(texts.get(name) ?? '', random))
      await putTogether(path, changed, true)
      const source = ticketFor(engine, path)
      const outcome = await Promise.resolve(engine.handlers['bundles.check']({ source })).then(
        () => 'bundle-invalid',
        (error: unknown) => (error as { code?: unknown }).code ?? error,
      )
      expect(outcome, `liar ${liar}, ${name}`).toBe('bundle-invalid')
      expect(await readdir(home.path('bundles'))).toEqual([])
    }
  }, 120_000)
})

const PIECES = ['null', '-1', '1e999', '"', '[]', '{}', 'u:0', '\n', '\ud800', '9'.repeat(400)]

/** Puts something that JSON or a schema may stumble over in place of a number, a word or a letter. */
function mutatedText(text: string, random: Random): string {
  const places = [...text.matchAll(/\d+|"[^"]*"|[{}[\],:\t\n]/g)]
  const place = places[random.below(places.length)]
  const at = place?.index ?? 0
  const piece = PIECES[random.below(PIECES.length)] ?? ''
  return text.slice(0, at) + piece + text.slice(at + (place?.[0].length ?? 0))
}

/** Changes some bytes, cuts, doubles or moves a piece. */
function mutated(bytes: Buffer, random: Random): Buffer {
  const below = (limit: number) => random.below(limit)
  const [from, to] = [below(bytes.length), below(bytes.length)].sort((a, b) => a - b) as [number, number]
  const kind = below(5)
  if (kind === 0) return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  if (kind === 1) return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)])
  if (kind === 2) return bytes.subarray(0, to)
  const copy = Buffer.from(bytes)
  const count = kind === 3 ? 1 : 1 + below(8)
  // Half of them in the list at the end, where the names and sizes are.
  const start = random.next() < 0.5 ? 0 : bytes.length - 1200
  for (let change = 0; change < count; change++) copy[start + below(bytes.length - start)] = below(256)
  return copy
}
