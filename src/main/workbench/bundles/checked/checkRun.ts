/** Checks the files of one run in a bundle: every line by its schema, the fold of its events, and the report by the fold. */
import { emptyRunView, foldRun } from '#shared/events/foldRun.ts'
import { stampedEventSchema, writtenEventSchema } from '#shared/events/checked/stampedEventSchema.ts'
import { isFault, TransactionReader } from '#shared/events/log/transactionReader.ts'
import type { WrittenEvent } from '#shared/events/log/writtenEvent.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { runReport } from '#shared/events/runReport.ts'
import { manifest as manifestSchema, type Manifest } from '#shared/vocabulary/manifest.ts'
import type { BundledRun } from '#shared/vocabulary/bundles/bundleFile.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { endsTransaction } from '../../../experiments/runRecorder.ts'
import type { Sha256 } from '../../../ports/sha256.ts'
import type { Breathe } from '../../../ports/breather.ts'
import { learnerOfRun } from '../../runs/settingsOfRun.ts'
import { aboutRun, bundledSession, type AboutRun } from '../aboutRun.ts'
import { bundledCall, bundledReply, bundledVector } from '../ports/answerLines.ts'
import { MOST_TEXT } from '../bundleLimits.ts'
import { runPath, type RunFileName } from '../bundledPaths.ts'
import { jsonText } from '../bundledRunFiles.ts'
import { agentsSoFar } from './agentsSoFar.ts'
import { bundleInvalid, checkedJson, type JsonForm, type JsonPlace } from './checkedJson.ts'
import { checkedLines } from './checkedLines.ts'
import { floatsOf } from '../floatText.ts'
import type { BundleFolder } from '../ports/archives.ts'
import { portableManifest } from '../portableManifest.ts'

/** A run that was checked. */
export interface CheckedRun {
  readonly name: string
  readonly manifest: Manifest
  readonly about: AboutRun
  /** The text of report.json, as it follows from the events. */
  readonly report: string
}

/** Where the run is. */
export interface RunToCheck {
  readonly run: BundledRun
  readonly folder: BundleFolder
  /** Hashes of the replies of the runs before it; those of this run are added. */
  readonly replies: Set<string>
  /** Whether this version of the workbench wrote the bundle. */
  readonly sameVersion: boolean
  readonly breathe: Breathe
  readonly sha256: Sha256
}

/** @throws WorkbenchError `bundle-invalid`, with file and row. */
export async function checkRun({
  run,
  folder,
  replies,
  sameVersion,
  breathe,
  sha256,
}: RunToCheck): Promise<CheckedRun> {
  const at = (file: RunFileName) => ({ file: runPath(run, file) })
  const whole = async <Value>(file: RunFileName, schema: JsonForm<Value>['schema']) =>
    checkedJson(await folder.text(at(file).file, MOST_TEXT), { schema, write: jsonText }, at(file))
  const lines = <Value>(file: RunFileName, schema: JsonForm<Value>['schema']) =>
    checkedLines(folder, { file: at(file).file, schema, breathe })
  const stored = await whole('manifest.json', manifestSchema)
  const manifest = manifestSchema.parse(stored)
  if (jsonText(portableManifest(manifest)) !== jsonText(stored))
    throw bundleInvalid(at('manifest.json'), 'a manifest without paths, keys and headers', 'another one')
  if (manifest.variant !== run.variant)
    throw bundleInvalid(at('manifest.json'), `the variant ${run.variant}`, manifest.variant)
  const about = await whole('about.json', aboutRun)
  await readAll(lines('sessions.jsonl', bundledSession))

  const log = at('events.jsonl')
  const events =
    manifest.format === 1
      ? lines('events.jsonl', stampedEventSchema)
      : eventsOf(lines('events.jsonl', writtenEventSchema), log, sha256)
  const view = await foldedLog(events, manifest, log.file)
  if (view.seq !== run.events)
    throw bundleInvalid(at('events.jsonl'), `${run.events} events`, `${view.seq} events`)
  const report = runReport(view, manifest)
  if (!view.finished || report === null)
    throw bundleInvalid(at('events.jsonl'), 'the events of a finished run', 'no end or no evaluation')
  const { datasetHash } = report.evaluation.protocol
  if (datasetHash !== manifest.dataset.hash)
    throw bundleInvalid(at('events.jsonl'), 'an evaluation on the dataset of the manifest', 'another dataset')
  const written = await folder.text(at('report.json').file, MOST_TEXT)
  // Another version may tell more of the same events; then its report is made anew.
  if (sameVersion && jsonText(report) !== written)
    throw bundleInvalid(at('report.json'), 'the report that follows from the events', 'another one')

  for await (const { hash } of lines('replies.jsonl', bundledReply)) replies.add(hash)
  let calls = 0
  for await (const { hash, repair } of lines('calls.jsonl', bundledCall)) {
    calls += 1
    const missing = [hash, repair].find((one) => one !== null && !replies.has(one))
    if (missing !== undefined && run.noReplay === null)
      throw bundleInvalid({ ...at('calls.jsonl'), row: calls }, 'a call whose reply is in the bundle', 'none')
  }
  if (calls !== run.calls) throw bundleInvalid(at('calls.jsonl'), `${run.calls} calls`, `${calls} calls`)
  let row = 0
  for await (const { vector } of lines('vectors.jsonl', bundledVector)) {
    row += 1
    const { dimensions } = manifest.embeddingModel
    if (floatsOf(vector)?.length !== dimensions)
      throw bundleInvalid({ ...at('vectors.jsonl'), row }, `${dimensions} finite numbers`, 'something else')
  }
  return { name: run.name, manifest, about, report: jsonText(report) }
}

async function* eventsOf(lines: AsyncIterable<WrittenEvent>, { file }: JsonPlace, sha256: Sha256) {
  const reader = new TransactionReader(sha256)
  let row = 0
  for await (const line of lines) {
    row += 1
    // A line has no other text than this: that was checked.
    const event = reader.read(JSON.stringify(line), line, endsTransaction(line))
    if (isFault(event)) throw bundleInvalid({ file, row }, event.expected, event.found)
    yield event
  }
}

async function readAll(lines: AsyncGenerator<unknown>): Promise<void> {
  for (let line = await lines.next(); line.done !== true;) line = await lines.next()
}

/** Events that are folded into a view at a time; the view is copied each time. */
const BATCH = 2000

/** Folds the events as pages and methods do, so that no page meets a log that cannot be folded. */
async function foldedLog(lines: AsyncIterable<StampedEvent>, manifest: Manifest, file: string) {
  let view = emptyRunView()
  let transaction: StampedEvent[] = []
  let batch: StampedEvent[] = []
  let [seq, finished] = [0, false]
  const unknownAgent = agentsSoFar()
  try {
    const learner = learnerOfRun(manifest)
    for await (const event of lines) {
      seq += 1
      if (event.seq !== seq) throw bundleInvalid({ file, row: seq }, `event ${seq}`, `event ${event.seq}`)
      if (finished) throw bundleInvalid({ file, row: seq }, 'no event after the end of the run', 'one')
      const unknown = unknownAgent(event)
      if (unknown !== null)
        throw bundleInvalid({ file, row: seq }, 'an agent that was described before', unknown)
      transaction.push(event)
      if (!endsTransaction(event)) continue
      finished = event.type === 'run-finished'
      learner.apply(transaction)
      batch.push(...transaction)
      transaction = []
      if (batch.length < BATCH) continue
      view = foldRun(view, batch)
      batch = []
    }
    view = foldRun(view, batch)
  } catch (error) {
    if (error instanceof WorkbenchError && error.code === 'bundle-invalid') throw error
    const found = error instanceof Error ? error.message : String(error)
    throw bundleInvalid({ file, row: seq }, 'events that follow from one another', found)
  }
  if (transaction.length > 0) throw bundleInvalid({ file }, 'whole transactions', 'one without an end')
  return view
}
