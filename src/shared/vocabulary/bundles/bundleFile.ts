/** The content of bundle.json: what a bundle is of, every other file in it, and what was left out. */
import { z } from 'zod'
import { runId } from '../runs.ts'
import { studyId } from '../studies/studies.ts'

/** Raised with every change that an older workbench could not read or would not check. */
export const BUNDLE_FORMAT = 1

/** The name of the file itself. It lists all others, and is the last one in the archive. */
export const BUNDLE_FILE = 'bundle.json'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const sentence = z.string().max(1000)

/** A file of the bundle with its size in bytes and the SHA-256 of its bytes. */
export const bundledFile = z.strictObject({
  name: z.string().max(300),
  bytes: z.int().min(0),
  sha256: hash,
})
export type BundledFile = Readonly<z.infer<typeof bundledFile>>

/** One run of the bundle. Its files are in `runs/<name>/`. */
export const bundledRun = z.strictObject({
  name: runId,
  /** The label of the variant. */
  variant: z.string().max(200),
  events: z.int().min(1),
  /** Calls of models whose replies are stored; 0 for the built-in agent, whose replies follow from its rules. */
  calls: z.int().min(0),
  /** Why the run cannot be replayed from the bundle; null where it can. */
  noReplay: sentence.nullable(),
})
export type BundledRun = Readonly<z.infer<typeof bundledRun>>

/** A dataset that runs of the bundle need. Its files are in `datasets/<name>/`, where it is in the bundle. */
export const bundledDataset = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  /** The word for its items in prompts. */
  domainWord: z.string().max(200),
  /** SHA-256 of its canonical rows. */
  hash,
  included: z.boolean(),
})
export type BundledDataset = Readonly<z.infer<typeof bundledDataset>>

/** What is not in the bundle, and why, in a sentence. */
const leftOut = z.strictObject({ what: z.string().max(300), because: sentence })

export const bundleFile = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  of: z.enum(['runs', 'study']),
  /** The name of the study, where it is of one. */
  study: studyId.optional(),
  /** Of the program that wrote the bundle; those of the runs are in their manifests. */
  versions: z.record(z.string().max(100), z.string().max(100)),
  runs: z.array(bundledRun).min(1).max(2000),
  datasets: z.array(bundledDataset).max(100),
  leftOut: z.array(leftOut).max(5000),
  /** Every other file, by name. */
  files: z.array(bundledFile).max(20_000),
  /** SHA-256 of this file without this field, as JSON without spaces. It is the name of the bundle. */
  digest: hash,
})
export type BundleFile = Readonly<z.infer<typeof bundleFile>>
