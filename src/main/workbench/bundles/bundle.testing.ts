/** Bundles in tests: taken apart, changed, and put together again as somebody else might do it. */
import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { sealedLog } from '#shared/events/log/sealedLog.testing.ts'
import { BUNDLE_FILE, type BundleFile } from '#shared/vocabulary/bundles/bundleFile.ts'
import type { BundleRequest } from '#shared/vocabulary/bundles/bundles.ts'
import { createArchive } from '../../adapters/bundles/archiveWriter.ts'
import { sha256 } from '../../adapters/sha256.ts'
import type { Engine } from '../createEngine.ts'
import { ticketFor } from '../engine.testing.ts'
import { sealedBundle } from './bundleDigest.ts'
import { without } from './without.ts'

/** Files of a bundle by name, as texts. */
export type BundleTexts = Map<string, string>

/** Writes a bundle of runs to a path, and returns its bytes. */
export async function bundleAt(
  engine: Engine,
  path: string,
  { texts = true, dataset = true, ...of }: BundleRequest,
): Promise<Buffer> {
  await engine.handlers['bundles.write']({ ...of, texts, dataset, to: ticketFor(engine, path) })
  return readFile(path)
}

/** Takes a bundle apart. */
export async function textsOf(path: string): Promise<BundleTexts> {
  const files = unzipSync(await readFile(path))
  return new Map(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]))
}

/** Puts a bundle together. With `reseal` the sizes, hashes and the digest of bundle.json are made to fit. */
export async function putTogether(path: string, texts: BundleTexts, reseal: boolean): Promise<void> {
  const files = reseal ? resealed(texts) : texts
  await rm(path, { force: true })
  const archive = await createArchive(path)
  for (const [name, text] of files) await archive.add(name, [text])
  await archive.finish()
}

/** Returns the texts with a bundle.json that fits them. `change` changes its other fields first. */
export function resealed(texts: BundleTexts, change: (file: BundleFile) => BundleFile = (file) => file) {
  const file = change(JSON.parse(texts.get(BUNDLE_FILE) ?? '') as BundleFile)
  const sealed = new Map(
    [...texts].map(([name, text]) => [name, name.endsWith('events.jsonl') ? sealedLog(text, sha256) : text]),
  )
  const files = [...sealed]
    .filter(([name]) => name !== BUNDLE_FILE)
    .map(([name, text]) => ({
      name,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const { text } = sealedBundle({ ...without(file, 'digest'), files }, sha256)
  return new Map([...sealed, [BUNDLE_FILE, text]])
}
