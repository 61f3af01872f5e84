/** The runs of the window: one folder each below `runs`, and below `bin` what was removed and can be restored. */
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { QueuedRunStore } from '../../workbench/queue/ports.ts'
import type { RunFiles } from '../../workbench/runs/ports/runStore.ts'
import { readJson, writeWhole } from './jsonFile.ts'
import { lockOwner } from './processLock.ts'
import { openRunFolder, writeManifest } from './runFolder.ts'

const STARTING = '.starting-'

/** `runs` and `bin` are folders, which are made when they are needed. */
export function runStore(runs: string, bin: string): QueuedRunStore {
  const of = (run: string) => runFiles(join(runs, run))
  return {
    folder: runs,
    of,
    list: async () => {
      const names = await foldersIn(runs)
      const held = await Promise.all(names.map((name) => holdsRun(join(runs, name))))
      return names.filter((_, index) => held[index])
    },
    taken: async () => new Set([...(await foldersIn(runs)), ...(await foldersIn(bin))]),
    create: async (run, manifest, state) => {
      const folder = join(runs, `${STARTING}${run}`)
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { recursive: true })
      await writeManifest(folder, manifest)
      await runFiles(folder).writeState(state)
      await move(folder, join(runs, run))
    },
    moveToBin: async (run) => {
      await mkdir(bin, { recursive: true })
      await move(join(runs, run), await freeName(join(bin, run)))
    },
    restore: async (run) => {
      if (!(await holdsRun(join(bin, run))))
        throw new WorkbenchError({ code: 'run-unknown', folder: join(bin, run) })
      await move(join(bin, run), join(runs, run))
    },
    cleanUp: async (isOld) => {
      for (const name of await foldersIn(bin)) {
        if (isOld(await runFiles(join(bin, name)).readState()))
          await rm(join(bin, name), { recursive: true, force: true })
      }
      const entries = await readdir(runs).catch(() => [])
      for (const name of entries.filter((entry) => entry.startsWith(STARTING))) {
        await rm(join(runs, name), { recursive: true, force: true })
      }
    },
  }
}

function runFiles(folder: string): RunFiles {
  const write = (name: string, value: unknown) => writeWhole(join(folder, name), `${JSON.stringify(value)}\n`)
  return {
    folder,
    open: () => openRunFolder(folder),
    readState: () => readJson(join(folder, 'state.json')),
    writeState: (state) => write('state.json', state),
    readView: () => readJson(join(folder, 'view.json')),
    writeView: (view) => write('view.json', view),
    readReport: () => readJson(join(folder, 'report.json')),
    readSessions: async () => {
      const text = await readFile(join(folder, 'sessions.jsonl'), 'utf8').catch(() => '')
      return text.split('\n').flatMap(parsedLine)
    },
    logBytes: () =>
      stat(join(folder, 'events.jsonl')).then(
        ({ size }) => size,
        () => 0,
      ),
    createdAt: () =>
      stat(folder).then(
        ({ birthtime }) => birthtime.toISOString(),
        () => '',
      ),
    owner: () => lockOwner(join(folder, 'lock')),
  }
}

function parsedLine(line: string): readonly unknown[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as unknown]
  } catch {
    return []
  }
}

async function foldersIn(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort()
}

async function holdsRun(folder: string): Promise<boolean> {
  const names: readonly string[] = await readdir(folder).catch(() => [])
  return names.includes('manifest.json') || names.includes('events.jsonl')
}

async function move(from: string, to: string): Promise<void> {
  if (await holdsRun(to)) throw new WorkbenchError({ code: 'run-exists', folder: to })
  await rename(from, to)
}

/** An older entry of the same name keeps its place in the bin; the newer one is the one that can be restored. */
async function freeName(place: string): Promise<string> {
  let older = place
  for (let number = 1; await holdsRun(older); number++) older = `${place}~${number}`
  if (older !== place) await rename(place, older)
  return place
}
