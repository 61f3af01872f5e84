/**
 * Opens a bundle, which is hostile input: nothing of it is believed before it is checked, and nothing is left of one that
 * is refused. Once all is checked, one rename accepts it.
 */
import type { BundledDataset, BundleFile } from '#shared/vocabulary/bundles/bundleFile.ts'
import type { BundleContents, BundleProgress, OpenedBundle } from '#shared/vocabulary/bundles/bundles.ts'
import type { Sha256 } from '../../ports/sha256.ts'
import { importDataset, type ImportTools } from '../../datasets/importDataset.ts'
import { WorkbenchError } from '#shared/errors.ts'
import type { NewBreather } from '../../ports/breather.ts'
import type { ReadVersions } from '../../ports/machine.ts'
import type { Clock } from '../../ports/clock.ts'
import { DEMO, type Datasets } from '../datasets/datasets.ts'
import { datasetNameHere } from '../datasets/datasetOfRun.ts'
import type { DatasetFolders } from '../datasets/ports.ts'
import { runState } from '../queue/runState.ts'
import { freeName } from '../runs/runNames.ts'
import { BUNDLE_LIMITS } from './bundleLimits.ts'
import { datasetPath, runPath } from './bundledPaths.ts'
import { jsonText } from './bundledRunFiles.ts'
import { bundleInvalid } from './checked/checkedJson.ts'
import { checkBundleFile } from './checked/checkBundleFile.ts'
import { checkCard } from './checked/checkCard.ts'
import { checkRun, type CheckedRun } from './checked/checkRun.ts'
import { endOpening, type OpeningPorts } from './endOpening.ts'
import type { BundledStudy } from './study/bundledStudy.ts'
import { checkStudy } from './study/checkStudy.ts'
import { cellHere, studyHere } from './study/openedStudy.ts'
import { OPENING_FILE, type Opening } from './opening.ts'
import type { BundleArchives, UnpackedBundle } from './ports/archives.ts'

/** What opening needs from outside. */
export interface OpenPorts extends OpeningPorts {
  readonly archives: Pick<BundleArchives, 'unpack'>
  readonly datasetFolders: Pick<DatasetFolders, 'readFolder'>
  readonly datasets: Datasets
  readonly tools: ImportTools
  readonly sha256: Sha256
  readonly clock: Clock
  readonly newBreather: NewBreather
  readonly versions: ReadVersions
}

/** Checks a bundle whole, and leaves nothing of it. @throws WorkbenchError `bundle-invalid`, `bundle-newer`. */
export async function checkBundle(path: string, ports: OpenPorts, tell: Tell): Promise<BundleContents> {
  const unpacked = await ports.archives.unpack(path, BUNDLE_LIMITS)
  try {
    return contentsOf(unpacked, (await checked(unpacked, ports, tell)).bundle)
  } finally {
    await unpacked.remove()
  }
}

/**
 * Opens a bundle: its runs are listed as finished runs, under names that are free. A dataset of the same content that is
 * here is used; otherwise the one of the bundle is imported.
 * @throws WorkbenchError `bundle-invalid`, `bundle-newer`; then nothing has changed.
 */
export async function openBundle(path: string, ports: OpenPorts, tell: Tell): Promise<OpenedBundle> {
  const unpacked = await ports.archives.unpack(path, BUNDLE_LIMITS)
  try {
    const { bundle, study, runs } = await checked(unpacked, ports, tell)
    const opening = await openingOf(bundle, study, ports)
    for (const run of runs) await prepareRun(unpacked, run, opening)
    await unpacked.write(OPENING_FILE, jsonText(opening))
    const committed = await unpacked.commit(bundle.digest.slice(0, 16))
    return { ...contentsOf(unpacked, bundle), ...(await endOpening(committed, ports)) }
  } finally {
    // Once it is committed there is nothing here any more.
    await unpacked.remove()
  }
}

/** Names of datasets have at most 63 letters. */
const LONGEST_DATASET = 55

type Tell = (progress: BundleProgress) => void

function contentsOf({ bytes, files }: UnpackedBundle, bundle: BundleFile): BundleContents {
  return { bundle, bytes, unpackedBytes: files.reduce((sum, file) => sum + file.bytes, 0) }
}

async function checked(unpacked: UnpackedBundle, ports: OpenPorts, tell: Tell) {
  const bundle = await checkBundleFile(unpacked, ports.sha256)
  const study = await checkStudy(unpacked, bundle)
  for (const dataset of bundle.datasets) await checkDataset(unpacked, dataset, ports)
  const sameVersion = bundle.versions['workbench'] === ports.versions()['workbench']
  const runs: CheckedRun[] = []
  const replies = new Set<string>()
  for (const run of bundle.runs) {
    tell({ doing: 'opening', run: run.name, step: runs.length, steps: bundle.runs.length })
    const found = await checkRun({
      ...{ run, folder: unpacked, replies, sameVersion },
      breathe: ports.newBreather(),
      sha256: ports.sha256,
    })
    for (const { name, hash } of [found.manifest.dataset, found.manifest.trainedOn].filter(
      (one) => one !== undefined,
    ))
      if (!bundle.datasets.some((one) => one.hash === hash))
        throw bundleInvalid(
          { file: runPath(run, 'manifest.json') },
          'a dataset that the bundle lists',
          `${name}, which it does not list`,
        )
    runs.push(found)
  }
  return { bundle, study, runs }
}

/** Imports the dataset without keeping it: its hash must come out as it is listed. */
async function checkDataset(
  unpacked: UnpackedBundle,
  dataset: BundledDataset,
  { datasetFolders, tools }: OpenPorts,
): Promise<void> {
  if (!dataset.included) return
  const folder = datasetPath(dataset)
  await checkCard(unpacked, dataset)
  const { name, domainWord } = dataset
  const found = await readDataset(
    { folder: unpacked.pathOf(folder), name, domainWord },
    { datasetFolders, tools },
  ).catch((error: unknown) => {
    if (!(error instanceof WorkbenchError)) throw error
    throw bundleInvalid({ file: folder }, 'the files of a dataset', error.message)
  })
  if (found !== dataset.hash)
    throw bundleInvalid({ file: folder }, `a dataset with the SHA-256 ${dataset.hash}`, found)
}

async function readDataset(
  { folder, name, domainWord }: { folder: string; name: string; domainWord: string },
  { datasetFolders, tools }: Pick<OpenPorts, 'datasetFolders' | 'tools'>,
): Promise<string> {
  const files = (await datasetFolders.readFolder(folder, { within: folder })).filter(
    (file) => file.name !== 'card.json',
  )
  const { dataset } = await importDataset({ name, domainWord, from: folder, files }, tools)
  return dataset.hash
}

/** Chooses names for everything. The name of a run is that which it had, or the first of it with a number that is free. */
async function openingOf(
  bundle: BundleFile,
  bundled: BundledStudy | null,
  ports: OpenPorts,
): Promise<Opening> {
  const { digest, versions } = bundle
  const taken = new Set(await ports.runs.taken())
  const runs = bundle.runs.map(({ name }) => {
    const run = freeName(name, taken)
    taken.add(run)
    return { name, run }
  })
  const names = new Set((await ports.datasets.list()).map(({ name }) => name))
  const datasets = []
  for (const dataset of bundle.datasets) {
    const here = await nameHere(dataset, ports.datasets)
    const as =
      here ?? (dataset.included ? freeName(dataset.name, new Set([...names, DEMO]), LONGEST_DATASET) : null)
    if (as !== null) names.add(as)
    datasets.push({ ...dataset, here: as, imported: here === null && as !== null })
  }
  const renamed = new Map(datasets.map(({ name, here }) => [name, here ?? name]))
  return {
    ...{ digest, workbench: versions['workbench'] ?? '', openedAt: ports.clock.now(), runs, datasets },
    study: bundled === null ? null : await studyHere(bundled, renamed, ports.studies),
  }
}

/** The demo is there before anybody has imported it. */
async function nameHere(dataset: BundledDataset, datasets: Datasets): Promise<string | null> {
  const here = await datasetNameHere(dataset, datasets)
  if (here !== null || dataset.name !== DEMO) return here
  return (await datasets.load(DEMO)).hash === dataset.hash ? DEMO : null
}

/** Makes the folder of the run as it will be in this home, in its place in the unpacked bundle. */
async function prepareRun(
  unpacked: UnpackedBundle,
  { name, manifest, about, report }: CheckedRun,
  { digest, workbench, openedAt, study }: Opening,
): Promise<void> {
  const state = runState.parse({
    status: 'finished',
    ...about,
    study: cellHere(study, name),
    fromBundle: { digest, workbench, openedAt },
  })
  await unpacked.write(runPath({ name }, 'manifest.json'), jsonText({ ...manifest, bundle: digest }))
  await unpacked.write(runPath({ name }, 'report.json'), report)
  await unpacked.write(`runs/${name}/state.json`, `${JSON.stringify(state)}\n`)
  for (const file of ['about.json', 'calls.jsonl', 'replies.jsonl', 'vectors.jsonl'] as const) {
    const path = runPath({ name }, file)
    if (unpacked.files.some((one) => one.name === path)) await unpacked.move(path, `answers/${name}/${file}`)
  }
}
