/** Checks bundle.json, and every file of the bundle against it, before anything else is read. */
import { z } from 'zod'
import { WorkbenchError } from '#shared/errors.ts'
import {
  BUNDLE_FILE,
  BUNDLE_FORMAT,
  bundleFile,
  type BundleFile,
} from '#shared/vocabulary/bundles/bundleFile.ts'
import type { Sha256 } from '../../../ports/sha256.ts'
import { bundleText, digestOf } from '../bundleDigest.ts'
import { MOST_TEXT } from '../bundleLimits.ts'
import { filesOf } from '../bundledPaths.ts'
import { bundleInvalid, checkedJson, parsedJson } from './checkedJson.ts'
import type { UnpackedBundle } from '../ports/archives.ts'

const place = { file: BUNDLE_FILE }

/**
 * Returns the content of bundle.json once every file is there with its size and hash, and no other one.
 * @throws WorkbenchError `bundle-invalid`, `bundle-newer`.
 */
export async function checkBundleFile(
  unpacked: Pick<UnpackedBundle, 'files' | 'text'>,
  sha256: Sha256,
): Promise<BundleFile> {
  const { files } = unpacked
  if (!files.some(({ name }) => name === BUNDLE_FILE))
    throw bundleInvalid({ file: 'the bundle' }, `a file ${BUNDLE_FILE}`, 'none')
  const text = await unpacked.text(BUNDLE_FILE, MOST_TEXT)
  refuseNewer(text)
  const bundle = checkedJson(text, { schema: bundleFile, write: bundleText }, place)
  const { digest, ...content } = bundle
  if (digestOf(content, sha256) !== digest)
    throw bundleInvalid(place, 'the digest of its content', 'another one')
  checkFiles(bundle, files)
  return bundle
}

const versioned = z.object({ format: z.int(), versions: z.object({ workbench: z.string() }).optional() })

/** A later format may have other fields, so that it is told before these are looked at. */
function refuseNewer(text: string): void {
  const found = versioned.safeParse(parsedJson(text, place))
  if (!found.success) throw bundleInvalid(place, 'the number of its format', 'none')
  const { format, versions } = found.data
  if (format <= BUNDLE_FORMAT) return
  const writer = versions ? `workbench ${versions.workbench.slice(0, 40)}` : 'which does not say its number'
  throw new WorkbenchError({ code: 'bundle-newer', format, known: BUNDLE_FORMAT, writer })
}

function checkFiles({ files, runs, datasets, study }: BundleFile, found: UnpackedBundle['files']): void {
  const listed = new Map(files.map((file) => [file.name, file]))
  if (listed.size !== files.length) throw bundleInvalid(place, 'every file once', 'a file twice')
  for (const what of [runs, datasets]) {
    const names = new Set(what.map((one) => ('hash' in one ? one.hash : one.name)))
    if (names.size !== what.length) throw bundleInvalid(place, 'every run and dataset once', 'one twice')
  }
  for (const { name, bytes, sha256 } of found) {
    if (name === BUNDLE_FILE) continue
    const expected = listed.get(name)
    if (expected === undefined)
      throw bundleInvalid(
        { file: name },
        `only files that ${BUNDLE_FILE} lists`,
        'a file that it does not list',
      )
    if (expected.bytes !== bytes || expected.sha256 !== sha256)
      throw bundleInvalid(
        { file: name },
        `the content that ${BUNDLE_FILE} lists (SHA-256 ${expected.sha256.slice(0, 12)}…)`,
        `another content (SHA-256 ${sha256.slice(0, 12)}…)`,
      )
  }
  const there = new Set(found.map(({ name }) => name))
  const { needed, allowed } = filesOf(runs, datasets, study)
  for (const name of [...listed.keys(), ...needed])
    if (!there.has(name)) throw bundleInvalid({ file: name }, 'this file in the bundle', 'no such file')
  for (const name of there)
    if (!allowed.has(name))
      throw bundleInvalid({ file: name }, 'a file of a run or of a dataset of the bundle', 'another file')
}
