/**
 * The folder of models, and the places outside it that the user added. Only listed files can be named, so no page can
 * reach any other file.
 */
import { rename, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import { modelPlacesFile, type ModelPlace } from '#shared/vocabulary/models/models.ts'
import type { ListedModels, ModelPlaces } from '../../workbench/models/ports/modelPlaces.ts'
import type { JsonContent } from '../../ports/jsonContent.ts'
import { changeJson } from './changeJson.ts'
import { readJson } from './jsonFile.ts'
import { makeFolder } from './folders/makeFolder.ts'
import { isModelFile, listModelFiles } from './listModelFiles.ts'

/**
 * Opens the places of a home: models are in its subfolder `models`, and added places are remembered in
 * `model-places.json`. `found`, `add` and `forget` throw WorkbenchError `argument-invalid`.
 */
export function modelFolder(home: string): ModelPlaces {
  const folder = join(home, 'models')
  const memory = join(home, 'model-places.json')

  /** Null if the file is there but is not a list of places. */
  const placesIn = (content: JsonContent): readonly string[] | null => {
    if (content.state === 'absent') return []
    const parsed = modelPlacesFile.safeParse(content.value)
    return parsed.success ? parsed.data.places : null
  }
  const remembered = async () => placesIn(await readJson(memory))
  const change = (next: (places: readonly string[]) => readonly string[]): Promise<void> =>
    changeJson(memory, async (content) => {
      const before = placesIn(content)
      // The unreadable file is kept, so that the user can still repair it by hand.
      if (before === null) await rename(memory, `${memory}.broken`)
      return { places: next(before ?? []) }
    })
  const list = async (): Promise<ListedModels> => {
    await makeFolder(folder)
    const own = await listModelFiles(folder)
    const known = await remembered()
    const looked = await Promise.all((known ?? []).map(lookAt))
    const unreadable = known === null ? [brokenMemory(memory)] : []
    return {
      files: [...own, ...new Set(looked.flatMap(({ files }) => files))],
      places: [
        ...unreadable,
        ...looked.map(({ path, files, error }) => ({ path, files: files.length, error })),
      ],
    }
  }
  const pathOf = (file: string) => (isAbsolute(file) ? file : join(folder, file))
  return {
    folder,
    list,
    pathOf,
    found: async (file: string): Promise<string> => {
      if ((await list()).files.includes(file)) return pathOf(file)
      throw new WorkbenchError({
        code: 'argument-invalid',
        argument: 'model',
        expected: `a GGUF file of ${folder}, or of a place that was added`,
        found: file,
      })
    },
    add: async (given: string): Promise<string> => {
      const path = resolve(given)
      if (isWithin(folder, path))
        throw unfit(`a place outside ${folder}, whose files are listed anyway`, path)
      // Files that a browser uploaded are deleted when its server ends.
      if (isWithin(join(home, 'uploads'), path))
        throw unfit(
          'a file or folder that stays where it is: one of a folder that the workbench was started with by --data',
          'files that a browser sent',
        )
      const { files, error } = await lookAt(path)
      if (error) throw unfit('a GGUF file, or a folder that holds some', `${path}: nothing that can be read`)
      if (files.length === 0)
        throw unfit('a GGUF file, or a folder that holds some', `${path}, which is none`)
      await change((places) => [...new Set([...places, path])])
      return path
    },
    forget: async (place: string): Promise<string> => {
      const known = (await remembered()) ?? []
      // An unreadable list of places is shown as a place itself; forgetting it moves it out of the way.
      if (place === memory && known.length === 0) return change((places) => places).then(() => place)
      const path = known.includes(place) ? place : resolve(place)
      if (!known.includes(path))
        throw unfit(
          known.length === 0 ? 'a place that was added; there is none' : `one of ${known.join(', ')}`,
          place,
        )
      await change((places) => places.filter((other) => other !== path))
      return path
    },
  }
}

interface Looked {
  readonly path: string
  readonly files: readonly string[]
  readonly error: ModelPlace['error']
}

async function lookAt(path: string): Promise<Looked> {
  try {
    if ((await stat(path)).isDirectory())
      return { path, files: (await listModelFiles(path)).map((file) => join(path, file)), error: null }
    return { path, files: isModelFile(path) ? [path] : [], error: null }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const found =
      code === 'ENOENT' || code === 'ENOTDIR' ? 'nothing there' : `something that cannot be read (${code})`
    return {
      path,
      files: [],
      error: { code: 'model-place-gone', path, expected: 'the file or folder that was added', found },
    }
  }
}

function brokenMemory(path: string): ModelPlace {
  return {
    path,
    files: 0,
    error: {
      code: 'model-place-gone',
      path,
      expected: 'a list of places',
      found: 'something else; the next place that is added begins a new list',
    },
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !/^\.\.[/\\]/.test(way) && !isAbsolute(way))
}

function unfit(expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'argument-invalid', argument: 'The place', expected, found })
}
