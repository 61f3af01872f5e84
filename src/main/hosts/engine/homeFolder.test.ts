import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { homeFolder } from './homeFolder.ts'

describe('homeFolder', () => {
  it.each([{}, { RECNET_HOME: undefined }, { RECNET_HOME: '' }, { RECNET_HOME: '  ' }])(
    'is in the folder of the user where the environment names none: %j',
    (environment) => {
      expect(homeFolder(environment, '/home/mei')).toBe('/home/mei/.recnet-workbench')
    },
  )

  it('is the one that the environment names, from the root on', () => {
    expect(homeFolder({ RECNET_HOME: '/data/recnet' }, '/home/mei')).toBe('/data/recnet')
    expect(homeFolder({ RECNET_HOME: 'here' }, '/home/mei')).toBe(resolve('here'))
  })
})
