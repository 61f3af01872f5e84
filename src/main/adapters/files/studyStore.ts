/** The studies of a home: one folder each with study.json, and removed ones in a bin of their own. */
import { readdir, rename, rm, stat } from 'node:fs/promises'
import type { Dirent } from 'node:fs'
import { dirname, join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { StudyStore } from '../../workbench/studies/ports.ts'
import { ifAbsent } from './ifAbsent.ts'
import { makeFolder } from './folders/makeFolder.ts'
import { readJson, writeWhole } from './jsonFile.ts'
import { syncFolder } from './syncFolder.ts'

/** Opens the store. The folders are created when they are first needed. */
export function studyStore(studies: string, bin: string): StudyStore {
  const pathOf = (study: string) => join(studies, study, 'study.json')
  return {
    pathOf,
    list: () => foldersIn(studies),
    taken: async () => new Set([...(await foldersIn(studies)), ...(await foldersIn(bin))]),
    read: (study) => readJson(pathOf(study)),
    write: async (study, value) => {
      const file = pathOf(study)
      await makeFolder(dirname(file))
      await writeWhole(file, `${JSON.stringify(value, null, 2)}\n`)
    },
    moveToBin: async (study) => {
      await makeFolder(bin)
      await moveAside(join(bin, study))
      await rename(join(studies, study), join(bin, study))
      await syncFolder(bin)
    },
    restore: async (study) => {
      if (!(await foldersIn(bin)).includes(study)) throw new WorkbenchError({ code: 'study-unknown', study })
      if ((await foldersIn(studies)).includes(study))
        throw new WorkbenchError({ code: 'study-state', study, expected: 'a free name', found: 'a study' })
      await rename(join(bin, study), join(studies, study))
      await syncFolder(studies)
    },
    cleanUp: async (isOld) => {
      for (const name of await foldersIn(bin)) {
        // One that cannot be read stays.
        const study = await readJson(join(bin, name, 'study.json')).catch(() => null)
        if (study !== null && isOld(study)) await rm(join(bin, name), { recursive: true, force: true })
      }
    },
  }
}

/** An older study of this name in the bin keeps another one, so that nothing is lost where the new one cannot be moved. */
async function moveAside(place: string): Promise<void> {
  const isThere = (path: string) => stat(path).then(() => true, ifAbsent(false))
  let older = place
  for (let number = 1; await isThere(older); number++) older = `${place}~${number}`
  if (older !== place) await rename(place, older)
}

/** A folder in which a kill left no study.json is no study. */
async function foldersIn(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(ifAbsent<Dirent[]>([]))
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  const held = await Promise.all(
    names.map(({ name }) => readdir(join(root, name)).catch(ifAbsent<string[]>([]))),
  )
  return names
    .filter((_, index) => held[index]?.includes('study.json'))
    .map(({ name }) => name)
    .sort()
}
