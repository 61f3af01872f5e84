/** The folders and files that the desktop host needs, in the sources and in a package. */
import { join } from 'node:path'
import { makeFolderSync } from '../../adapters/files/folders/makeFolder.ts'
import { homeFolder } from '../engine/homeFolder.ts'

export interface DesktopPlaces {
  /** The home folder, with datasets, runs and settings. */
  readonly home: string
  /** The folder of Chromium's own data, which also holds the lock of the single instance. */
  readonly browserData: string
  readonly resources: string
  readonly icon: string
  /** The folder of the built page. */
  readonly page: string
  readonly preload: string
  /** The file of the engine's entry. */
  readonly engine: string
}

export interface Surroundings {
  /** The folder of the built `index.js`. */
  readonly main: string
  readonly isPackaged: boolean
  /** `process.resourcesPath`: in a package, the folder beside the archive. */
  readonly packageResources: string
  readonly userFolder: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

export function desktopPlaces({
  main,
  isPackaged,
  packageResources,
  userFolder,
  environment,
}: Surroundings): DesktopPlaces {
  const home = homeFolder(environment, userFolder)
  const built = join(main, '..')
  // Beside the archive and not in it: since Electron 44 a descriptor of a file in the archive is a fake, and native
  // code (LanceDB, a model runtime, the window icon) cannot read what is inside.
  const root = isPackaged ? packageResources : join(built, '..')
  const resources = join(root, 'resources')
  return {
    home,
    browserData: join(home, 'window'),
    resources,
    icon: join(resources, 'icon.png'),
    page: join(built, 'renderer'),
    preload: join(built, 'preload', 'preload.cjs'),
    engine: join(main, 'engine.js'),
  }
}

/** Makes the folder of Chromium's data, since Electron refuses one that does not exist. */
export function makeFolders({ browserData }: DesktopPlaces): void {
  makeFolderSync(browserData, { mode: 0o700 })
}
