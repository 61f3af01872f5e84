/** Makes the files of one run in a bundle. A run that asked models is replayed for it, so that the bundle holds what a replay needs. */
import { z } from 'zod'
import { WorkbenchError } from '#shared/errors.ts'
import { transactionLines } from '#shared/events/log/transactionLines.ts'
import { runReport } from '#shared/events/runReport.ts'
import type { BundledRun, BundleFile } from '#shared/vocabulary/bundles/bundleFile.ts'
import type { BundleProgress } from '#shared/vocabulary/bundles/bundles.ts'
import { languageModelsText, type Manifest } from '#shared/vocabulary/manifest.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { RunControl } from '../../ports/runControl.ts'
import type { Sha256 } from '../../ports/sha256.ts'
import { foreignState, parsedState } from '../queue/runState.ts'
import type { RecordedRun } from '../runs/ports/runFolder.ts'
import type { RunFiles, RunStore } from '../runs/ports/runStore.ts'
import { foldedView } from '../runs/runViews.ts'
import { bundledSession, type AboutRun } from './aboutRun.ts'
import { runPath, type RunFileName } from './bundledPaths.ts'
import { asksStoredModels, collectAnswers, type CollectPorts } from './collectAnswers.ts'
import { portableManifest } from './portableManifest.ts'

/** A file as pieces of text, made while they are taken. */
export interface TextFile {
  readonly name: string
  readonly pieces: () => AsyncIterable<string> | Iterable<string>
}

/** How the files are made. */
export interface RunFileOptions {
  readonly texts: boolean
  /** Replies and vectors that are in the bundle already; those of this run are added. */
  readonly known: Set<string>
  readonly control: RunControl
  readonly tell: (progress: BundleProgress) => void
}

/** One run in a bundle. */
export interface BundledRunFiles {
  readonly run: BundledRun
  readonly files: readonly TextFile[]
  readonly leftOut: BundleFile['leftOut']
  /** The datasets that a replay needs. */
  readonly datasets: readonly { readonly name: string; readonly hash: string }[]
}

/** What the files are made from. */
export interface BundledRunPorts extends CollectPorts {
  readonly runs: RunStore
  readonly sha256: Sha256
}

/** Reads the run and makes its files. @throws WorkbenchError `run-state` if it has not finished. */
export async function bundledRunFiles(
  name: RunId,
  options: RunFileOptions,
  ports: BundledRunPorts,
): Promise<BundledRunFiles> {
  const stored = ports.runs.of(name)
  const folder = await stored.open()
  const view = await foldedView(folder)
  const manifest = portableManifest(folder.manifest)
  const report = runReport(view, manifest)
  if (!view.finished || report === null)
    throw new WorkbenchError({
      code: 'run-state',
      run: name,
      expected: 'a finished run',
      found: 'one that has not ended yet',
    })
  const answers = await collectAnswers({ run: name, folder, ...options }, ports)
  const about = await aboutOf(stored)
  const sessions = await sessionsOf(stored)
  const file = (path: RunFileName, pieces: TextFile['pieces']): TextFile => ({
    name: runPath({ name }, path),
    pieces,
  })
  const lines = (path: RunFileName, values: readonly unknown[]) =>
    values.length === 0 ? [] : [file(path, () => values.map(lineOf))]
  return {
    run: {
      name,
      variant: manifest.variant,
      events: view.seq,
      calls: answers.calls.length,
      noReplay: answers.noReplay,
    },
    files: [
      file('manifest.json', () => [jsonText(manifest)]),
      file('events.jsonl', () => eventPieces(folder, ports.sha256)),
      file('report.json', () => [jsonText(report)]),
      file('sessions.jsonl', () => sessions.map(lineOf)),
      file('about.json', () => [jsonText(about)]),
      ...lines('calls.jsonl', answers.calls),
      ...lines('replies.jsonl', answers.replies),
      ...lines('vectors.jsonl', answers.vectors),
    ],
    leftOut: [...modelsLeftOut(name, manifest), ...answers.leftOut],
    datasets: [manifest.dataset, ...(manifest.trainedOn ? [manifest.trainedOn] : [])].map(
      ({ name: dataset, hash }) => ({ name: dataset, hash }),
    ),
  }
}

/** Returns the text of a JSON file in a bundle. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}

async function* eventPieces(folder: RecordedRun, sha256: Sha256): AsyncGenerator<string> {
  for await (const events of folder.transactions()) {
    const lines = transactionLines(events, folder.manifest.format, sha256)
    yield lines.map((line) => `${line}\n`).join('')
  }
}

async function aboutOf(stored: RunFiles): Promise<AboutRun> {
  const content = await stored.readState()
  const state = (content.state === 'value' ? parsedState(content.value) : null) ?? foreignState()
  const { note, tags, queuedAt, interactions } = state
  return { note, tags: [...tags], queuedAt, interactions }
}

/** Fields that are not known are left out, whatever a program has written there. */
async function sessionsOf(stored: RunFiles): Promise<readonly unknown[]> {
  const known = z.object(bundledSession.shape)
  return (await stored.readSessions()).flatMap((line) => known.safeParse(line).data ?? [])
}

function modelsLeftOut(run: RunId, manifest: Manifest): BundleFile['leftOut'] {
  if (!asksStoredModels(manifest)) return []
  const because = `Model files are in no bundle. The manifest names them by file name and SHA-256, and servers by model and address: ${languageModelsText(manifest)}; embeddings ${manifest.embeddingModel.name}.`
  return [{ what: `the models of ${run}`, because: because.slice(0, 1000) }]
}
