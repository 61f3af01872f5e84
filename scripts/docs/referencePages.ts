/** The generated pages of docs/reference, by their paths in the repository. */
import { join } from 'node:path'
import { SERVE_HELP } from '../../src/main/hosts/web/serveOptions.ts'
import { readPresets } from '../../src/main/workbench/compose/presets.ts'
import { readJson } from '../../src/main/adapters/files/jsonFile.ts'
import { START_HELP } from '../start/startOptions.ts'
import { commandsPage } from './commandsPage.ts'
import { errorsPage } from './errorsPage.ts'
import { commandProgram } from './commandProgram.ts'
import { filesPage } from './filesPage.ts'
import { settingsPage } from './settingsPage.ts'
import { readSourceTypes } from './sourceTypes.ts'

/** Files whose types the pages show, with all that they import. */
const TYPED = [
  'src/shared/errors/errorDetails.ts',
  'src/shared/events/runEvents.ts',
  'src/shared/events/runReport.ts',
  'src/shared/vocabulary/workbenchSettings.ts',
  'src/shared/vocabulary/models/modelDownloads.ts',
  'src/main/workbench/queue/runState.ts',
  'src/shared/vocabulary/bundles/bundleFile.ts',
  'src/main/workbench/bundles/aboutRun.ts',
  'src/main/workbench/bundles/ports/answerLines.ts',
]

/** `root` is the folder of the repository. */
export async function referencePages(root: string): Promise<ReadonlyMap<string, string>> {
  const types = readSourceTypes(root, TYPED)
  const presets = await readPresets(() => readJson(join(root, 'resources', 'presets.json')))
  return new Map([
    ['docs/reference/commands.md', commandsPage(commandProgram(), { serve: SERVE_HELP, start: START_HELP })],
    ['docs/reference/settings.md', settingsPage(presets, types)],
    ['docs/reference/files.md', filesPage(types)],
    ['docs/reference/errors.md', errorsPage(types)],
  ])
}
