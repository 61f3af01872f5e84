/** The runs of a home: one folder each below `runs`, remembered folders elsewhere, and removed runs below `bin`. */
import type { Dirent } from 'node:fs'
import { readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { QueuedRunStore } from '../../workbench/queue/ports.ts'
import type { Log } from '../../ports/log.ts'
import { ifAbsent } from './ifAbsent.ts'
import type { RunFiles } from '../../workbench/runs/ports/runStore.ts'
import { entriesIn, readJson, writeWhole } from './jsonFile.ts'
import { syncFolder } from './syncFolder.ts'
import { latestOf } from './listRunFolders.ts'
import { lockOwner } from './locks/processLock.ts'
import { openRunFolder, writeManifest } from './runFolder.ts'
import { makeFolder } from './folders/makeFolder.ts'
import { removeHalves } from './folders/removeHalves.ts'
import type { RunPlaces } from './runPlaces.ts'
import { readReportFile } from './sealed/reportFile.ts'
import { readSealed, writeSealed } from './sealed/sealedJson.ts'

const STARTING = '.starting-'
/** Whoever empties the folder of a run may not see this hidden file of its lock. */
const LOCKED_FILE = '.lock.held'

/**
 * Opens the store. The folders `runs` and `bin` are created when they are first needed. Throws WorkbenchError
 * `run-exists` or `run-unknown`.
 */
export function runStore(runs: string, bin: string, places: RunPlaces, log: Log): QueuedRunStore {
  const runFiles = runFilesWith(log)
  const folderOf = (run: string) => places.folderOf(run) ?? join(runs, run)
  let isUnlisted = false
  /** Where the list of places cannot be read, the runs of the home are shown all the same, and the log says why, once. */
  const listPlaces = () =>
    places.list().catch((error: unknown) => {
      const message = 'The list of runs in folders elsewhere could not be read: they are not shown.'
      if (!isUnlisted) log.write({ level: 'warn', scope: 'runs', message, error })
      isUnlisted = true
      return places.names()
    })
  const list = async () => {
    const names = await foldersIn(runs)
    const held = await Promise.all(names.map((name) => holdsRun(join(runs, name))))
    const own = names.filter((_, index) => held[index])
    return [...own, ...(await listPlaces()).filter((name) => !own.includes(name))]
  }
  return {
    folder: runs,
    of: (run) => runFiles(folderOf(run)),
    list,
    latest: async () => {
      const names = await list()
      const latest = await latestOf(names.map(folderOf))
      return latest === null ? null : (names[latest] ?? null)
    },
    placeOf: (run) => places.folderOf(run),
    nameOf: async (folder) => {
      const path = await realPath(folder)
      if (dirname(path) === (await realPath(runs)) && (await holdsRun(path))) return basename(path)
      await places.list()
      return places.nameOf(path)
    },
    taken: async () => {
      const folders = [...(await foldersIn(runs)), ...(await foldersIn(bin))]
      return new Set([...folders, ...(await listPlaces()), ...places.names()])
    },
    create: async (run, manifest, state) => {
      const folder = join(runs, `${STARTING}${run}`)
      await rm(folder, { recursive: true, force: true })
      await makeFolder(folder)
      await writeManifest(folder, manifest)
      await runFiles(folder).writeState(state)
      await move(folder, join(runs, run))
    },
    createAt: async (folder, run, manifest, state) => {
      await makeFolder(folder)
      const others = (await readdir(folder)).filter((name) => name !== LOCKED_FILE)
      if (others.length > 0) throw new WorkbenchError({ code: 'run-exists', folder })
      await runFiles(folder).writeState(state)
      await writeManifest(folder, manifest)
      await places.keep(run, await realPath(folder), true)
    },
    adopt: async (folder, run) => {
      if (!(await holdsRun(folder))) return
      await makeFolder(runs)
      await move(folder, join(runs, run))
    },
    keep: async (run, folder, forGood) => {
      if (!(await holdsRun(folder))) throw new WorkbenchError({ code: 'run-unknown', folder })
      await places.keep(run, await realPath(folder), forGood)
    },
    moveToBin: async (run) => {
      if (await places.forget(run)) return
      await makeFolder(bin)
      await move(join(runs, run), await freeName(join(bin, run)))
    },
    restore: async (run) => {
      if (await places.recall(run)) return
      if (!(await holdsRun(join(bin, run))))
        throw new WorkbenchError({ code: 'run-unknown', folder: join(bin, run) })
      await move(join(bin, run), join(runs, run))
    },
    cleanUp: async (isOld) => {
      for (const name of await foldersIn(bin)) {
        // One whose state cannot be read stays.
        const state = await runFiles(join(bin, name))
          .readState()
          .catch(() => null)
        if (state !== null && isOld(state)) await rm(join(bin, name), { recursive: true, force: true })
      }
      // One that cannot be read is shown damaged on its own, and keeps nothing else from starting.
      for (const all of [bin, runs])
        for (const name of await foldersIn(all)) await removeHalves(join(all, name)).catch(() => undefined)
      const entries = await readdir(runs).catch(ifAbsent<string[]>([]))
      for (const name of entries.filter((entry) => entry.startsWith(STARTING))) {
        await rm(join(runs, name), { recursive: true, force: true })
      }
    },
  }
}

/** Files of the folders of runs. Of one whose view cannot be kept the log has one line, not one for every look at it. */
function runFilesWith(log: Log): (folder: string) => RunFiles {
  const told = new Set<string>()
  const unkept = (folder: string, error: unknown) => {
    if (told.has(folder)) return
    told.add(folder)
    const message = 'The view of a run could not be kept: it is folded from the log each time.'
    log.write({ level: 'warn', scope: `runs/${basename(folder)}`, message, error })
  }
  return (folder) => runFiles(folder, (error) => unkept(folder, error))
}

function runFiles(folder: string, onUnkeptView: (error: unknown) => void): RunFiles {
  return {
    folder,
    open: () => openRunFolder(folder),
    readState: () => readJson(join(folder, 'state.json')),
    writeState: (state) => writeState(join(folder, 'state.json'), state),
    readView: () => readSealed(join(folder, 'view.json')),
    writeView: (view) => writeSealed(join(folder, 'view.json'), view).catch(onUnkeptView),
    readReport: () => readReportFile(folder),
    readSessions: async () => {
      const text = await readFile(join(folder, 'sessions.jsonl'), 'utf8').catch(ifAbsent(''))
      return text.split('\n').flatMap(parsedLine)
    },
    logBytes: () => stat(join(folder, 'events.jsonl')).then(({ size }) => size, ifAbsent(0)),
    createdAt: () => stat(folder).then(({ birthtime }) => birthtime.toISOString(), ifAbsent('')),
    owner: () => lockOwner(join(folder, 'lock')),
  }
}

/** Keeps what a newer version has written there, and a file that is no JSON under another name. Rejects where the file cannot be read. */
async function writeState(path: string, state: unknown): Promise<void> {
  const before = await readJson(path)
  if (before.state === 'broken') await rename(path, `${path}.broken`)
  const kept = { ...entriesIn(before), ...entriesIn({ state: 'value', value: state }) }
  await writeWhole(path, `${JSON.stringify(kept)}\n`)
}

function parsedLine(line: string): readonly unknown[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as unknown]
  } catch {
    // The last line of a session whose process was killed may be half a line; it tells only how fast the run went.
    return []
  }
}

async function foldersIn(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(ifAbsent<Dirent[]>([]))
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort()
}

/** Resolves links and `..`, so that every folder has one path. A folder that no longer exists is only made absolute. */
function realPath(folder: string): Promise<string> {
  return realpath(folder).catch(ifAbsent(resolve(folder)))
}

/** A folder without permission to read it counts as none. Rejects on any other failure, which would make a run vanish. */
async function holdsRun(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'EACCES' || error.code === 'EPERM' ? [] : ifAbsent<string[]>([])(error),
  )
  return names.includes('manifest.json') || names.includes('events.jsonl')
}

async function move(from: string, to: string): Promise<void> {
  if (await holdsRun(to)) throw new WorkbenchError({ code: 'run-exists', folder: to })
  await rename(from, to)
  await syncFolder(dirname(to))
}

/** Renames an older entry of the same name in the bin, so that the newer one is the one that can be restored. */
async function freeName(place: string): Promise<string> {
  let older = place
  for (let number = 1; await holdsRun(older); number++) older = `${place}~${number}`
  if (older !== place) await rename(place, older)
  return place
}
