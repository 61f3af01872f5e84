/** All that `npm run docs` writes: the pages of docs/reference, the index of decisions, and the import table inside ARCHITECTURE.md. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decisionsIndex } from './decisionsIndex.ts'
import { importTableText, readImportTables } from './importTable.ts'
import { referencePages } from './referencePages.ts'

const ARCHITECTURE = 'ARCHITECTURE.md'
const BEGIN = '<!-- The import table is written by `npm run docs` from src/layers.test.ts. -->'
const END = '<!-- End of the import table. -->'

/** Whole texts by path in the repository at `root`. @throws Error where ARCHITECTURE.md has no place for the table. */
export async function generatedPages(root: string): Promise<ReadonlyMap<string, string>> {
  const architecture = await readFile(join(root, ARCHITECTURE), 'utf8')
  const tables = readImportTables(await readFile(join(root, 'src', 'layers.test.ts'), 'utf8'))
  const pages = new Map(await referencePages(root))
  pages.set('docs/decisions/README.md', await decisionsIndex(join(root, 'docs', 'decisions')))
  pages.set(ARCHITECTURE, withinMarks(architecture, importTableText(tables)))
  return pages
}

function withinMarks(text: string, table: string): string {
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END)
  if (begin === -1 || end < begin)
    throw new Error(
      `Expected “${BEGIN}” and “${END}” in ${ARCHITECTURE}, found them not both, or not in this order.`,
    )
  return `${text.slice(0, begin)}${BEGIN}\n\n${table}\n\n${text.slice(end)}`
}
