/** The folders outside the home that hold a run, each under the name by which the workbench knows it. */
import { rename } from 'node:fs/promises'
import { changeJson } from './changeJson.ts'
import { readJson } from './jsonFile.ts'

/** Remembers runs in other folders, for good in a file or only until this process ends. */
export interface RunPlaces {
  /** Reads the file again and returns the names of the remembered runs, whether or not their folders still exist. */
  list(): Promise<readonly string[]>
  /** Returns the folder of a run that was listed or kept, or null for a run of the home. */
  folderOf(run: string): string | null
  /** Returns the name of the run in a folder, or null if the folder is not known. */
  nameOf(folder: string): string | null
  /** Returns all names that are taken, those of this session included. */
  names(): readonly string[]
  /** Remembers a run. With `forGood` it is written to the file; otherwise the name holds until this process ends. */
  keep(run: string, folder: string, forGood: boolean): Promise<void>
  /** Forgets a run without deleting its folder. Answers whether it was known; until this process ends it can be recalled. */
  forget(run: string): Promise<boolean>
  /** Remembers a run again that was forgotten. Answers whether there was one. */
  recall(run: string): Promise<boolean>
}

/** Opens the list of places in a small JSON file: `{ "runs": [{ "run": "ten", "folder": "/data/ten" }] }`. */
export function runPlaces(file: string): RunPlaces {
  let remembered = new Map<string, string>()
  const session = new Map<string, string>()
  const forgotten = new Map<string, string>()
  let turn: Promise<unknown> = Promise.resolve()

  const read = async (): Promise<void> => {
    const content = await readJson(file)
    if (content.state === 'absent') remembered = new Map()
    // The user may still repair an unreadable file by hand; until then, what is known stays.
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
    // The caller hears of it; the next one waits for its end alone.
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

/** Returns null if the value is not a list of places; invalid entries are left out. */
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
