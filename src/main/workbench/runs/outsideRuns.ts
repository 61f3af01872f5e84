/** Opens runs in folders that a user named. Each gets a name, by which all other calls refer to it. */
import { toWire } from '#shared/errors.ts'
import type { RunSummary } from '#shared/events/runSummary.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { GrantedFiles } from '../datasets/sources.ts'
import type { RecordedRun, RunFolders } from './ports/runFolder.ts'
import type { RunStore } from './ports/runStore.ts'
import { freeRunIdOfFolder } from './runNames.ts'
import { foldedView } from './runViews.ts'

/** Returns the name of the run in a folder, or gives it one, for good or for this session. @throws WorkbenchError `run-unknown`. */
export async function openRun(folder: string, forGood: boolean, runs: RunStore): Promise<RunId> {
  const known = await runs.nameOf(folder)
  if (known !== null && runs.placeOf(known) === null) return known
  const run = known ?? freeRunIdOfFolder(folder, await runs.taken())
  await runs.keep(run, folder, forGood || (known !== null && (await runs.list()).includes(known)))
  return run
}

/** What summaries need from outside. */
export interface SummaryPorts {
  readonly runs: RunStore
  readonly runFolders: RunFolders
}

/**
 * Summarizes all listed runs, or those in the folders directly below a root, whose paths are shown by its label. A
 * run that cannot be read has its error instead.
 */
export async function summariesOf(
  root: GrantedFiles | null,
  { runs, runFolders }: SummaryPorts,
): Promise<readonly RunSummary[]> {
  const [folder = ''] = root?.paths ?? []
  const found = root
    ? (await runFolders.list(folder)).map((path) => {
        return {
          run: null,
          folder: root.label + path.slice(folder.length),
          open: () => runFolders.open(path),
        }
      })
    : (await runs.list()).map((run) => ({
        run,
        folder: runs.of(run).folder,
        open: () => runs.of(run).open(),
      }))
  const summaries: RunSummary[] = []
  // Logs are read one after the other, because two in memory would take much space.
  for (const { open, ...named } of found) summaries.push({ ...named, ...(await readRun(open)) })
  return summaries
}

async function readRun(open: () => Promise<RecordedRun>) {
  try {
    const run = await open()
    return { manifest: run.manifest, view: await foldedView(run) }
  } catch (error) {
    return { error: toWire(error).details }
  }
}
