import { expect, it, vi } from 'vitest'
import { LastRead } from './lastRead.ts'

it('reads once what is asked for again, and anew what was asked for before the last ones', async () => {
  const kept = new LastRead<string>(2)
  const read = vi.fn((key: string) => Promise.resolve(`read ${key}`))
  const ask = (key: string) => kept.of(key, () => read(key))
  expect(await Promise.all([ask('a'), ask('a')])).toEqual(['read a', 'read a'])
  await ask('b')
  await ask('a')
  expect(read).toHaveBeenCalledTimes(2)
  await ask('c')
  await ask('a')
  expect(read).toHaveBeenCalledTimes(3)
  await ask('b')
  expect(read).toHaveBeenCalledTimes(4)
})

it('reads again what could not be read', async () => {
  const kept = new LastRead<string>(2)
  await expect(kept.of('a', () => Promise.reject(new Error('EIO')))).rejects.toThrow('EIO')
  expect(await kept.of('a', () => Promise.resolve('there'))).toBe('there')
})
