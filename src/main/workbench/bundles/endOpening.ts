/** Ends the opening of a committed bundle. Every step may be repeated, since a kill may come between any two. */
import { WorkbenchError } from '#shared/errors.ts'
import { datasetCardSchema } from '#shared/vocabulary/imports/datasetCardSchema.ts'
import { manifest as manifestSchema } from '#shared/vocabulary/manifest.ts'
import type { OpenedBundle } from '#shared/vocabulary/bundles/bundles.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { DatasetStore } from '../../datasets/datasetStore.ts'
import { importDataset, type ImportTools } from '../../datasets/importDataset.ts'
import type { NewBreather } from '../../ports/breather.ts'
import type { DatasetFolders } from '../datasets/ports.ts'
import type { QueuedRunStore } from '../queue/ports.ts'
import type { StudyStore } from '../studies/ports.ts'
import { keepStudy } from './study/openedStudy.ts'
import { freeName } from '../runs/runNames.ts'
import { bundledCall, bundledReply, bundledVector } from './ports/answerLines.ts'
import { MOST_TEXT } from './bundleLimits.ts'
import { cardPath, datasetPath } from './bundledPaths.ts'
import { checkedLines } from './checked/checkedLines.ts'
import { opening as openingSchema, OPENING_FILE, type Opening } from './opening.ts'
import type { BundleFolder } from './ports/archives.ts'
import type { KeepAnswers } from './ports/bundledAnswers.ts'

/** What ending an opening needs from outside. */
export interface OpeningPorts {
  readonly runs: QueuedRunStore
  readonly studies: Pick<StudyStore, 'taken' | 'write'>
  readonly datasetStore: DatasetStore
  readonly datasetFolders: Pick<DatasetFolders, 'readFolder'>
  readonly tools: ImportTools
  readonly keepAnswers: KeepAnswers
  readonly newBreather: NewBreather
}

/** Imports datasets, stores replies and vectors, and moves the runs to their places, as far as that is not done. */
export async function endOpening(
  folder: BundleFolder,
  ports: OpeningPorts,
): Promise<Pick<OpenedBundle, 'runs' | 'study' | 'datasets'>> {
  const opening = openingSchema.parse(JSON.parse(await folder.text(OPENING_FILE, MOST_TEXT)))
  for (const dataset of opening.datasets) if (dataset.imported) await keepDataset(folder, dataset, ports)
  if (opening.study) await keepStudy(opening.study, ports.studies)
  const runs: { name: string; run: RunId }[] = []
  for (const { name, run } of opening.runs) {
    await keepRunAnswers(folder, name, ports)
    runs.push({ name, run: await placeRun(folder.pathOf(`runs/${name}`), run, ports.runs) })
  }
  await folder.remove()
  return {
    runs,
    study: opening.study?.study ?? null,
    datasets: opening.datasets.map(({ name, here, hash, imported }) => ({ name, here, hash, imported })),
  }
}

async function keepDataset(
  folder: BundleFolder,
  dataset: Opening['datasets'][number],
  { datasetStore, datasetFolders, tools }: OpeningPorts,
): Promise<void> {
  const stored = await datasetStore.list()
  if (stored.some(({ hash }) => hash === dataset.hash)) return
  const name = freeName(dataset.here ?? dataset.name, new Set(stored.map((one) => one.name)), 55)
  const from = folder.pathOf(datasetPath(dataset))
  const files = await datasetFolders.readFolder(from, { within: from })
  const imported = await importDataset(
    {
      name,
      domainWord: dataset.domainWord,
      from,
      files: files.filter((file) => file.name !== 'card.json'),
    },
    tools,
  )
  const hasCard = files.some((file) => file.name === 'card.json')
  const card = hasCard
    ? { ...datasetCardSchema.parse(JSON.parse(await folder.text(cardPath(dataset), MOST_TEXT))), name }
    : imported.card
  await datasetStore.save({ ...imported, card })
}

async function keepRunAnswers(
  folder: BundleFolder,
  name: string,
  { keepAnswers, newBreather }: OpeningPorts,
): Promise<void> {
  const breathe = newBreather()
  // A run that is at its place already has had its answers kept.
  if (!(await folder.has(`runs/${name}/manifest.json`))) return
  const text = await folder.text(`runs/${name}/manifest.json`, MOST_TEXT)
  const of = <Value>(file: string, schema: Parameters<typeof checkedLines<Value>>[1]['schema']) =>
    checkedLines(folder, { file: `answers/${name}/${file}`, schema, breathe })
  await keepAnswers({
    manifest: manifestSchema.parse(JSON.parse(text)),
    calls: of('calls.jsonl', bundledCall),
    replies: of('replies.jsonl', bundledReply),
    vectors: of('vectors.jsonl', bundledVector),
  })
}

/** Moves a run to its place and returns its name, which has another number where somebody took it meanwhile. */
async function placeRun(from: string, run: RunId, runs: QueuedRunStore): Promise<RunId> {
  let name = run
  for (;;) {
    try {
      await runs.adopt(from, name)
      return name
    } catch (error) {
      if (!(error instanceof WorkbenchError) || error.code !== 'run-exists') throw error
      name = freeName(run, await runs.taken())
    }
  }
}
