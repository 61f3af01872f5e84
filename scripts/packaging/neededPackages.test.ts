import { describe, expect, it } from 'vitest'
import { idlePackages, neededPackages, type LockFile } from './neededPackages.ts'

const lock: LockFile = {
  packages: {
    '': { dependencies: { lance: '1', pdf: '1' } },
    'node_modules/lance': {
      dependencies: { arrow: '1' },
      optionalDependencies: { openai: '1', 'lance-linux': '1', absent: '1' },
    },
    'node_modules/lance-linux': {},
    'node_modules/arrow': { dependencies: { '@types/node': '1', shared: '1' } },
    'node_modules/@types/node': {},
    'node_modules/openai': { dependencies: { fetch: '1', shared: '1' } },
    'node_modules/fetch': {},
    'node_modules/shared': {},
    'node_modules/pdf': { dependencies: { deep: '1' } },
    'node_modules/pdf/node_modules/deep': { dependencies: { below: '1' } },
    'node_modules/below': {},
    'node_modules/vitest': { dependencies: { below: '1' } },
  },
}

describe('neededPackages', () => {
  it('follows dependencies, nested ones too, and nothing that only development needs', () => {
    expect([...neededPackages(lock)].sort()).toEqual([
      'arrow',
      'below',
      'deep',
      'lance',
      'lance-linux',
      'pdf',
      'shared',
    ])
  })
})

describe('idlePackages', () => {
  it('are those behind packages that are never called, unless somebody else needs them', () => {
    expect(idlePackages(lock)).toEqual(['@types/node', 'fetch', 'openai'])
  })
})
