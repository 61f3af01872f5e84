import { describe, expect, it } from 'vitest'
import { times } from '../../../src/shared/thorough.testing.ts'
import { failEachWrite } from './failEachWrite.ts'
import { ENGINE_OPERATIONS } from './engineOperations.ts'
import { FILE_OPERATIONS } from './fileOperations.ts'

describe('a write that fails', () => {
  it.each(FILE_OPERATIONS)('is told, loses nothing and can be started again: $name', async (operation) => {
    const cases = await failEachWrite(operation, times(12, 40))
    expect(cases.length).toBeGreaterThan(5)
    expect(cases.filter(({ faults }) => faults.length > 0)).toEqual([])
  })

  it.each(ENGINE_OPERATIONS)(
    'is told by a whole engine, and the work goes on afterwards: $name',
    async (operation) => {
      const cases = await failEachWrite(operation, times(5, 16))
      expect(cases.filter(({ faults }) => faults.length > 0)).toEqual([])
    },
  )
})
