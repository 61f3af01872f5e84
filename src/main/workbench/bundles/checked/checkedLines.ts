/** Reads a file of JSON lines that somebody else has written. */
import type { z } from 'zod'
import type { Breathe } from '../../../ports/breather.ts'
import { checkedJson } from './checkedJson.ts'
import type { BundleFolder } from '../ports/archives.ts'

/** Which file is read, and what its lines must be. */
export interface LinesToCheck<Value> {
  readonly file: string
  readonly schema: z.ZodType<Value>
  readonly breathe: Breathe
}

/** Yields the lines, none if there is no such file. @throws WorkbenchError `bundle-invalid` with the row. */
export async function* checkedLines<Value>(
  folder: Pick<BundleFolder, 'lines'>,
  { file, schema, breathe }: LinesToCheck<Value>,
): AsyncGenerator<Value> {
  let row = 0
  for await (const line of folder.lines(file)) {
    row += 1
    await breathe()
    yield checkedJson(line, { schema, write: (value) => JSON.stringify(value) }, { file, row })
  }
}
