/** Writes a made-up run into a home, through the recorder of real ones. */
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { join } from 'node:path'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { stampedEventSchema } from '#shared/events/checked/stampedEventSchema.ts'
import { transactionLines } from '#shared/events/log/transactionLines.ts'
import { FORMAT_VERSION } from '#shared/vocabulary/manifest.ts'
import { buildManifest } from '#shared/charts/figureRun.testing.ts'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import { sha256 } from '../../src/main/adapters/sha256.ts'
import { RunRecorder, type EventLog } from '../../src/main/experiments/runRecorder.ts'
import { syntheticEvents, type RunShape, type Transaction } from './syntheticEvents.ts'

/** Of so many transactions one is held against the schema of events. */
const CHECKED = 97

/** Writes manifest.json and events.jsonl, and returns how many events there are and their bytes. */
export async function writeSyntheticRun(home: string, run: string, shape: RunShape) {
  const folder = join(home, 'runs', run)
  await mkdir(folder, { recursive: true })
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify(buildManifest({ format: FORMAT_VERSION, createdAt: new Date().toISOString() })),
  )
  return writeSyntheticLog(folder, syntheticEvents(shape, seededRandom(1)))
}

/** Writes events.jsonl into the folder of a run that has none, and returns how many events there are and their bytes. */
export async function writeSyntheticLog(folder: string, transactions: Iterable<Transaction>) {
  const file = createWriteStream(join(folder, 'events.jsonl'), { highWaterMark: 1_048_576 })
  let [events, bytes, written] = [0, 0, 0]
  const log: EventLog = {
    replay: async function* () {
      // The run is new.
    },
    append: async (stamped) => {
      written += 1
      if (written % CHECKED === 0) stamped.forEach(check)
      const text = transactionLines(stamped, FORMAT_VERSION, sha256)
        .map((line) => `${line}\n`)
        .join('')
      events += stamped.length
      bytes += Buffer.byteLength(text)
      if (!file.write(text)) await once(file, 'drain')
    },
  }
  const recorder = new RunRecorder(log)
  for (const { step, events: made } of transactions) await recorder.record(made, step)
  file.end()
  await once(file, 'close')
  return { events, bytes }
}

function check(event: StampedEvent): void {
  stampedEventSchema.parse(event)
}
