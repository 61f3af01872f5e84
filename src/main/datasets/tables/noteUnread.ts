/** Says of tables that could not be looked at that they were left out: nobody else can tell that they were wanted. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { WorkbenchError } from '#shared/errors.ts'
import type { SourcePlan } from '#shared/vocabulary/imports/sourcePlan.ts'
import type { RowIssues } from '../rows/rowIssues.ts'
import type { FilesAt, SizedFile } from '../textFiles.ts'
import { TABLE_SUFFIXES } from './findPlan.ts'
import { firstLines } from './headOfTable.ts'

/** Notes each file that is called like a table, is not in the plan, and cannot be read. Rejects where reading was cancelled. */
export async function noteUnread(
  { files }: FilesAt<SizedFile>,
  plan: SourcePlan,
  issues: RowIssues,
): Promise<void> {
  const planned = new Set(plan.readings.map(({ file }) => file))
  const others = files.filter(
    ({ name }) => !planned.has(name) && TABLE_SUFFIXES.some((suffix) => name.endsWith(suffix)),
  )
  for (const file of others) {
    const found = await firstLines(file, 1).then(() => null, unreadFault)
    if (found === null) continue
    const parts = { file: file.name, found }
    issues.note(inEnglish('{file} was left out, as it cannot be read: found {found}.', parts))
  }
}

/** What is found in place of text. Any other error is thrown again. */
function unreadFault(error: unknown): string {
  const details = error instanceof WorkbenchError ? error.details : null
  if (details?.code === 'dataset-rows-invalid') return details.issues[0]?.found ?? 'something else'
  if (details?.code === 'dataset-files-missing') return details.found
  throw error
}
