/** Reads the catalogue of recommended models, a file that ships with the workbench. Reading it uses no network. */
import { WorkbenchError } from '#shared/errors.ts'
import {
  fileNameOf,
  modelCatalogue,
  type CatalogueEntry,
  type ModelCatalogue,
} from '#shared/vocabulary/models/modelDownloads.ts'
import type { ReadShippedFile } from '../../ports/jsonContent.ts'

/** Reads and checks the catalogue. @throws WorkbenchError `argument-invalid` for a damaged file. */
export async function readCatalogue(readFile: ReadShippedFile): Promise<ModelCatalogue> {
  const content = await readFile()
  const parsed = modelCatalogue.safeParse(content.value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const found = issue ? `${issue.path.join('.')}: ${issue.message}` : 'something else'
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: 'gguf-catalog.json',
    expected: 'a catalogue of models',
    found,
  })
}

/** Finds an entry by its name, in upper or lower case, or by the name of its file. @throws WorkbenchError `argument-invalid`. */
export function entryNamed(catalogue: ModelCatalogue, name: string): CatalogueEntry {
  const wanted = name.toLowerCase()
  const found = catalogue.entries.find((entry) =>
    [entry.name, fileNameOf(entry.address)].some((known) => known?.toLowerCase() === wanted),
  )
  if (found) return found
  const expected = `an address, or one of ${catalogue.entries.map((entry) => entry.name).join(', ')}`
  throw new WorkbenchError({ code: 'argument-invalid', argument: 'model', expected, found: name })
}
