import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { desktopPlaces, type Surroundings } from './desktopPlaces.ts'

const source: Surroundings = {
  main: join('/checkout', 'out', 'main'),
  isPackaged: false,
  packageResources: '/electron/resources',
  userFolder: '/home/u',
  environment: {},
}
const archive = join('/opt', 'app', 'resources', 'app.asar')

describe('desktopPlaces', () => {
  it('finds what is built, and resources, in the checkout', () => {
    expect(desktopPlaces(source)).toEqual({
      home: join('/home/u', '.recnet-workbench'),
      browserData: join('/home/u', '.recnet-workbench', 'window'),
      resources: join('/checkout', 'resources'),
      icon: join('/checkout', 'resources', 'icon.png'),
      page: join('/checkout', 'out', 'renderer'),
      preload: join('/checkout', 'out', 'preload', 'preload.cjs'),
      engine: join('/checkout', 'out', 'main', 'engine.js'),
    })
  })

  it('in a package finds what is built in the archive, and resources beside it, where native code can read them', () => {
    const places = desktopPlaces({
      ...source,
      main: join(archive, 'out', 'main'),
      isPackaged: true,
      packageResources: join('/opt', 'app', 'resources'),
    })
    expect(places.page).toBe(join(archive, 'out', 'renderer'))
    expect(places.engine).toBe(join(archive, 'out', 'main', 'engine.js'))
    expect(places.resources).toBe(join('/opt', 'app', 'resources', 'resources'))
  })

  it('follows RECNET_HOME', () => {
    expect(desktopPlaces({ ...source, environment: { RECNET_HOME: '/data/recnet' } }).home).toBe(
      '/data/recnet',
    )
  })
})
