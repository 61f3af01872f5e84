/** The text and the digest of bundle.json. A bundle has one text, so that not one byte of it can differ unseen. */
import type { BundleFile } from '#shared/vocabulary/bundles/bundleFile.ts'
import type { Sha256 } from '../../ports/sha256.ts'

/** Returns the file with its digest, and its text. */
export function sealedBundle(
  content: Omit<BundleFile, 'digest'>,
  sha256: Sha256,
): { readonly bundle: BundleFile; readonly text: string } {
  const bundle = { ...content, digest: digestOf(content, sha256) }
  return { bundle, text: bundleText(bundle) }
}

/** Returns the SHA-256 of the content without a digest, as JSON without spaces. */
export function digestOf(content: Omit<BundleFile, 'digest'>, sha256: Sha256): string {
  return sha256(JSON.stringify(content))
}

/** Returns the text that the file has in every bundle. */
export function bundleText(bundle: unknown): string {
  return `${JSON.stringify(bundle, null, 2)}\n`
}
