/** The file report.json, and beside it the digest that tells whether it is as it was written. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JsonContent } from '../../../ports/jsonContent.ts'
import { ifAbsent } from '../ifAbsent.ts'
import { readJson, writeWhole } from '../jsonFile.ts'
import { sha256 } from '../../sha256.ts'

const REPORT = 'report.json'
/** In the form of `sha256sum`, which can check it. */
const DIGEST = 'report.sha256'

/** Replaces the report of a run, and before it the digest: one without the other is a report that is read again from the log. */
export async function writeReportFile(folder: string, report: unknown): Promise<void> {
  const text = `${JSON.stringify(report, null, 2)}\n`
  await writeWhole(join(folder, DIGEST), `${sha256(text)}  ${REPORT}\n`)
  await writeWhole(join(folder, REPORT), text)
}

/** Reads the report of a run; it is `broken` where it is not as it was written. One that never had a digest is read as it is. */
export async function readReportFile(folder: string): Promise<JsonContent> {
  const path = join(folder, REPORT)
  const digest = await readFile(join(folder, DIGEST), 'utf8').catch(ifAbsent(null))
  if (digest === null) return readJson(path)
  const text = await readFile(path, 'utf8').catch(ifAbsent(null))
  if (text === null) return { state: 'absent' }
  if (digest !== `${sha256(text)}  ${REPORT}\n`) return { state: 'broken' }
  return { state: 'value', value: JSON.parse(text) as unknown }
}
