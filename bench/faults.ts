/**
 * Breaks things on purpose, many times, and prints what became of each: none may be lost, none may crash, none may go
 * wrong in silence.
 *
 *   npm run bench:faults                               all kinds
 *   npm run bench:faults -- --only "lock races"        one kind
 *   npm run bench:faults -- --count 50                 fewer cases of each
 *
 * Ends with 1 where something was lost, crashed or silent.
 */
import { parseArgs } from 'node:util'
import type { FaultPart } from './faults/faultPart.ts'
import { hugeInputPart } from './faults/hugeInput.ts'
import { fullDiskPart } from './faults/fullDisk.ts'
import { failedWritesPart } from './faults/failedWrites.ts'
import { killsPart } from './faults/kills.ts'
import { lockRacesPart } from './faults/lockRaces.ts'
import { mutatedBundlesPart } from './faults/mutatedBundles.ts'
import { mutatedDatasetsPart } from './faults/mutatedDatasets.ts'
import { mutatedLogsPart } from './faults/mutatedLogs.ts'
import { mutatedModelsPart } from './faults/mutatedModels.ts'
import { mutatedRepliesPart } from './faults/mutatedReplies.ts'
import { mutatedStoresPart } from './faults/mutatedStores.ts'
import { mutatedVectorsPart } from './faults/mutatedVectors.ts'

const PARTS: readonly FaultPart[] = [
  killsPart,
  failedWritesPart,
  fullDiskPart,
  lockRacesPart,
  mutatedModelsPart,
  mutatedDatasetsPart,
  mutatedStoresPart,
  mutatedVectorsPart,
  mutatedRepliesPart,
  mutatedLogsPart,
  mutatedBundlesPart,
  hugeInputPart,
]
const FORBIDDEN: readonly string[] = ['lost', 'crashed', 'silent']

const { values: options } = parseArgs({ options: { only: { type: 'string' }, count: { type: 'string' } } })
for (const part of PARTS.filter(({ name }) => options.only === undefined || name === options.only)) {
  const began = performance.now()
  const count = Number(options.count ?? part.count)
  const outcomes = (await part.run(count)).filter((outcome) => outcome.count > 0)
  const told = outcomes.map((outcome) => `${outcome.count} ${outcome.what}`).join(', ')
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(`${part.name.padEnd(28)} ${String(count).padStart(6)}   ${told} (${seconds} s)`)
  if (outcomes.some(({ what }) => FORBIDDEN.includes(what))) process.exitCode = 1
}
