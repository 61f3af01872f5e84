/** Runs in folders that somebody gave: each gets a name, by which everything else asks for it. */
import { toWire } from '#shared/errors.ts'
import type { RunSummary } from '#shared/events/runSummary.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { GrantedFiles } from '../datasets/sources.ts'
import type { RecordedRun, RunFolders } from './ports/runFolder.ts'
import type { RunStore } from './ports/runStore.ts'
import { freeRunIdOfFolder } from './runNames.ts'
import { foldedView } from './runViews.ts'

/** The name that the run of a folder has, or gets: for good, or for this session. @throws WorkbenchError `run-unknown`. */
export async function openRun(folder: string, forGood: boolean, runs: RunStore): Promise<RunId> {
  const known = await runs.nameOf(folder)
  if (known !== null && runs.placeOf(known) === null) return known
  const run = known ?? freeRunIdOfFolder(folder, await runs.taken())
  await runs.keep(run, folder, forGood || (known !== null && (await runs.list()).includes(known)))
  return run
}

export interface SummaryPorts {
  readonly runs: RunStore
  readonly runFolders: RunFolders
}

/** Of all listed runs, or of the folders directly below one, which are called by its label. */
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
  // One after the other: a whole log is a lot to hold twice.
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
