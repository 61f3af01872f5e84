/** Writes runs as one file: what they found, how they came about, and what it takes to replay them elsewhere. */
import {
  BUNDLE_FILE,
  BUNDLE_FORMAT,
  type BundledDataset,
  type BundledFile,
  type BundledRun,
  type BundleFile,
} from '#shared/vocabulary/bundles/bundleFile.ts'
import type { BundleContents, BundleProgress } from '#shared/vocabulary/bundles/bundles.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { byId } from '#shared/vocabulary/ids.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { atomicFiles } from '../../datasets/export/atomicFiles.ts'
import type { RunControl } from '../../ports/runControl.ts'
import type { ReadVersions } from '../../ports/machine.ts'
import type { Sha256 } from '../../ports/sha256.ts'
import { datasetNameHere, datasetOfRun } from '../datasets/datasetOfRun.ts'
import type { Datasets } from '../datasets/datasets.ts'
import { sealedBundle } from './bundleDigest.ts'
import { cardPath, datasetPath, STUDY_PATH } from './bundledPaths.ts'
import { bundledRunFiles, jsonText, type BundledRunPorts, type TextFile } from './bundledRunFiles.ts'
import type { StudyToBundle } from './study/readStudy.ts'
import type { ArchiveWriter, BundleArchives } from './ports/archives.ts'

/** What a bundle is made of. */
export interface BundleParts {
  readonly runs: readonly RunId[]
  /** The study that the runs are of; null for runs alone. */
  readonly study: StudyToBundle | null
  readonly texts: boolean
  readonly dataset: boolean
  readonly control: RunControl
  readonly tell: (progress: BundleProgress) => void
}

/** What writing needs from outside. */
export interface BundleWritingPorts extends BundledRunPorts {
  readonly archives: Pick<BundleArchives, 'create'>
  readonly datasets: Datasets
  readonly versions: ReadVersions
  readonly sha256: Sha256
}

type LeftOut = BundleFile['leftOut'][number]

/**
 * Writes the bundle; it appears at its place when it is whole. The same runs give the same bytes.
 * @throws WorkbenchError `run-state` for a run that has not finished; `run-unknown`, `run-corrupt`, `cancelled`.
 */
export async function writeBundle(
  path: string,
  parts: BundleParts,
  ports: BundleWritingPorts,
): Promise<BundleContents> {
  const archive = await ports.archives.create(path)
  try {
    return await writeInto(archive, parts, ports)
  } finally {
    await archive.abandon()
  }
}

async function writeInto(
  archive: ArchiveWriter,
  { runs: names, study, texts, dataset, control, tell }: BundleParts,
  ports: BundleWritingPorts,
): Promise<BundleContents> {
  const files: BundledFile[] = []
  const add = async ({ name, pieces }: TextFile) => void files.push(await archive.add(name, pieces()))
  const runs: BundledRun[] = []
  const leftOut: LeftOut[] = [...(study?.leftOut ?? [])]
  if (study) await add({ name: STUDY_PATH, pieces: () => [jsonText(study.study)] })
  const needed = new Map<string, NeededDataset>()
  const known = new Set<string>()
  for (const name of [...new Set(names)].sort(byId)) {
    const bundled = await bundledRunFiles(name, { texts, known, control, tell }, ports)
    for (const file of bundled.files) await add(file)
    runs.push(bundled.run)
    leftOut.push(...bundled.leftOut)
    for (const one of bundled.datasets) needed.set(one.hash, one)
  }
  const datasets: BundledDataset[] = []
  for (const one of [...needed.values()].sort((a, b) => byId(a.hash, b.hash))) {
    control.throwIfCancelled()
    const bundled = await bundledDataset(one, dataset, ports.datasets)
    for (const file of bundled.files) await add(file)
    datasets.push(bundled.dataset)
    leftOut.push(...bundled.leftOut)
  }
  const bundle = sealedBundle(
    {
      format: BUNDLE_FORMAT,
      ...(study ? { of: 'study', study: study.study.name } : { of: 'runs' }),
      versions: { ...ports.versions() },
      runs,
      datasets,
      leftOut,
      files: files.sort((a, b) => byId(a.name, b.name)),
    },
    ports.sha256,
  )
  await archive.add(BUNDLE_FILE, [bundle.text])
  const unpackedBytes = files.reduce((sum, { bytes }) => sum + bytes, bundle.text.length)
  return { bundle: bundle.bundle, bytes: await archive.finish(), unpackedBytes }
}

/** A dataset by the name and the hash that manifests have. */
interface NeededDataset {
  readonly name: string
  readonly hash: string
}

async function bundledDataset(
  needed: NeededDataset,
  wanted: boolean,
  datasets: Datasets,
): Promise<{ dataset: BundledDataset; files: readonly TextFile[]; leftOut: readonly LeftOut[] }> {
  const { name, hash } = needed
  const dataset = await datasetOfRun({ dataset: needed }, datasets).catch((error: unknown) => {
    if (error instanceof WorkbenchError) return null
    throw error
  })
  const domainWord = dataset?.domainWord ?? ''
  if (dataset === null || !wanted) {
    const why = wanted ? 'It is not in the home in which the bundle was written.' : 'Left out as asked.'
    const because = `${why} To replay its runs, the dataset with the SHA-256 ${hash} must be there.`
    return {
      dataset: { name, domainWord, hash, included: false },
      files: [],
      leftOut: [{ what: `the dataset ${name}`, because }],
    }
  }
  const folder = datasetPath({ hash })
  const here = (await datasetNameHere(needed, datasets)) ?? name
  const card = await datasets.card(here)
  return {
    dataset: { name, domainWord, hash, included: true },
    files: [
      ...atomicFiles(dataset).map((file) => ({ ...file, name: `${folder}/${file.name}` })),
      ...(card === null
        ? []
        : [{ name: cardPath({ hash }), pieces: () => [`${JSON.stringify({ ...card, name }, null, 2)}\n`] }]),
    ],
    leftOut: [],
  }
}
