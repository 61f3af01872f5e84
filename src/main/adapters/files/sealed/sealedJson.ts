/** JSON files that begin with the SHA-256 of what follows, so that a changed byte is no other content but none. */
import { readFile } from 'node:fs/promises'
import type { JsonContent } from '../../../ports/jsonContent.ts'
import { ifAbsent } from '../ifAbsent.ts'
import { writeWhole } from '../jsonFile.ts'
import { sha256 } from '../../sha256.ts'

const SEAL = /^\{"sha256":"([0-9a-f]{64})"/

/** Replaces a file by an object, whose first member is then the seal. Rejects as `writeWhole`. */
export function writeSealed(path: string, value: Readonly<Record<string, unknown>>): Promise<void> {
  return writeWhole(path, `${sealedText(value)}\n`)
}

/** Returns an object as JSON under its seal. */
export function sealedText(value: Readonly<Record<string, unknown>>): string {
  const members = JSON.stringify(value).slice(1)
  const rest = members === '}' ? members : `,${members}`
  return `{"sha256":"${sealOf(rest)}"${rest}`
}

/** Reads a file; it is `broken` where the seal is missing or not that of the rest. Rejects as `readJson`. */
export async function readSealed(path: string): Promise<JsonContent> {
  const text = await readFile(path, 'utf8').catch(ifAbsent(null))
  if (text === null) return { state: 'absent' }
  const [seal = '', sha256] = SEAL.exec(text) ?? []
  if (sha256 !== sealOf(text.trimEnd().slice(seal.length))) return { state: 'broken' }
  return { state: 'value', value: JSON.parse(text) as unknown }
}

function sealOf(rest: string): string {
  return sha256(rest)
}
