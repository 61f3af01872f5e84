/** Checks the study of a bundle. */
import { WorkbenchError } from '#shared/errors.ts'
import type { BundleFile } from '#shared/vocabulary/bundles/bundleFile.ts'
import { MOST_TEXT } from '../bundleLimits.ts'
import { jsonText } from '../bundledRunFiles.ts'
import { bundleInvalid, checkedJson } from '../checked/checkedJson.ts'
import type { BundleFolder } from '../ports/archives.ts'
import { STUDY_PATH } from '../bundledPaths.ts'
import { bundledStudy, type BundledStudy } from './bundledStudy.ts'
import { movedKeys, portableStudy } from './portableStudy.ts'

const place = { file: STUDY_PATH }

/** Returns the study, or null for a bundle of runs. @throws WorkbenchError `bundle-invalid`. */
export async function checkStudy(
  folder: Pick<BundleFolder, 'text'>,
  { of, study, runs }: BundleFile,
): Promise<BundledStudy | null> {
  if ((of === 'study') !== (study !== undefined))
    throw bundleInvalid({ file: 'bundle.json' }, 'a study if it is a bundle of one', of)
  if (study === undefined) return null
  const form = { schema: bundledStudy, write: jsonText }
  const found = checkedJson(await folder.text(STUDY_PATH, MOST_TEXT), form, place)
  if (found.name !== study) throw bundleInvalid(place, `the study ${study}`, found.name)
  if (jsonText(portableStudy(found.file)) !== jsonText(found.file))
    throw bundleInvalid(place, 'a study without paths, keys and headers', 'another one')
  const there = new Set(runs.map(({ name }) => name))
  const missing = found.cells.find(({ run }) => !there.has(run))
  if (missing) throw bundleInvalid(place, 'runs of the bundle', missing.run)
  try {
    movedKeys(found.file, found.file)
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error
    throw bundleInvalid(place, 'a study whose cells can be told', error.message)
  }
  return found
}
