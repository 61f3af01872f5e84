/** Reads tables of text by a plan: the raw files of Amazon and MovieLens, and any other. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { SOURCE_NAMES, type SourcePlan } from '#shared/vocabulary/imports/sourcePlan.ts'
import type { FilesAt } from '../textFiles.ts'
import type { InteractionSource, ReadInteractions } from '../interactionSource.ts'
import { filesOfRole } from './planFiles.ts'
import { readItems } from './readItems.ts'
import { readUsers } from './readUsers.ts'

/** The source of interactions that have been read from these files by this plan. */
export function tableSource(at: FilesAt, plan: SourcePlan, read: ReadInteractions): InteractionSource {
  const { source } = plan
  const films = source.startsWith('movielens')
  return {
    ...read,
    readItems: async ({ wanted }, issues) => {
      const files = filesOfRole(at, plan, 'items')
      if (files.length === 0)
        issues.note(inEnglish('No file describes the items; they are called by their ids.'))
      if (films && files.length > 0)
        issues.note(inEnglish('An article at the end of a title was moved to its beginning.'))
      const rooted = source.startsWith('amazon')
      if (rooted && files.length > 0)
        issues.note(
          inEnglish('The first of several categories was left out, as all items of {source} have it.', {
            source: SOURCE_NAMES[source],
          }),
        )
      return readItems(files, { items: read.table.items, wanted, films, rooted }, issues)
    },
    readUsers: (wanted, issues) =>
      readUsers(filesOfRole(at, plan, 'users'), wanted, { issues, coded: source === 'movielens-1m' }),
  }
}
