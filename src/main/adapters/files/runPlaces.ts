/** Folders outside the home that hold a run, each under the name by which the workbench knows it. */
import { rename } from 'node:fs/promises'
import { changeJson } from './changeJson.ts'
import { readJson } from './jsonFile.ts'

export interface RunPlaces {
  /** Reads the file again. Names of the folders that are remembered, wherever they are by now. */
  list(): Promise<readonly string[]>
  /** The folder of a run that was listed or kept; null for a run of the home. */
  folderOf(run: string): string | null
  /** The name under which a folder is known, or null. */
  nameOf(folder: string): string | null
  /** Names that are taken, those of this session included. */
  names(): readonly string[]
  /** `forGood` writes it down; else the name holds until this process ends. */
  keep(run: string, folder: string, forGood: boolean): Promise<void>
  /** Deletes no folder. Answers whether it was known; it can be kept again until this process ends. */
  forget(run: string): Promise<boolean>
  /** Keeps a run that was forgotten. Answers whether there was one. */
  recall(run: string): Promise<boolean>
}

/** What is remembered is a small file, written whole: `{ "runs": [{ "run": "ten", "folder": "/data/ten" }] }`. */
export function runPlaces(file: string): RunPlaces {
  let remembered = new Map<string, string>()
  const session = new Map<string, string>()
  const forgotten = new Map<string, string>()
  let turn: Promise<unknown> = Promise.resolve()

  const read = async (): Promise<void> => {
    const content = await readJson(file)
    if (content.state === 'absent') remembered = new Map()
    // Somebody may still mend by hand what cannot be read; until then what is known stays.
    else remembered = placesIn(content.value) ?? remembered
  }
  const change = (next: (places: Map<string, string>) => void): Promise<void> => {
    let places = new Map<string, string>()
    const changed = changeJson(file, async (content) => {
      const held = content.state === 'absent' ? new Map<string, string>() : placesIn(content.value)
      if (held === null) await rename(file, `${file}.broken`)
      places = new Map(held ?? remembered)
      next(places)
      return { runs: [...places].map(([run, folder]) => ({ run, folder })) }
    })
    const kept = changed.then(() => void (remembered = places))
    turn = kept.catch(() => undefined)
    return kept
  }
  const all = () => [...session, ...remembered]
  const keep: RunPlaces['keep'] = async (run, folder, forGood) => {
    forgotten.delete(run)
    if (!forGood) return void session.set(run, folder)
    await change((places) => places.set(run, folder))
    session.delete(run)
  }
  return {
    list: async () => {
      await turn
      await read()
      return [...remembered.keys()]
    },
    folderOf: (run) => remembered.get(run) ?? session.get(run) ?? forgotten.get(run) ?? null,
    nameOf: (folder) => all().find(([, place]) => place === folder)?.[0] ?? null,
    names: () => [...all(), ...forgotten].map(([run]) => run),
    keep,
    forget: async (run) => {
      const folder = remembered.get(run)
      if (folder === undefined) return false
      await change((places) => places.delete(run))
      forgotten.set(run, folder)
      return true
    },
    recall: async (run) => {
      const folder = forgotten.get(run)
      if (folder === undefined) return false
      await keep(run, folder, true)
      return true
    },
  }
}

/** Null where it is no list of places; entries that are none are left out. */
function placesIn(value: unknown): Map<string, string> | null {
  const { runs } = (value ?? {}) as { readonly runs?: unknown }
  if (!Array.isArray(runs)) return null
  const places = runs as readonly { readonly run?: unknown; readonly folder?: unknown }[]
  return new Map(
    places.flatMap((place): [string, string][] =>
      typeof place?.run === 'string' && typeof place.folder === 'string' ? [[place.run, place.folder]] : [],
    ),
  )
}
