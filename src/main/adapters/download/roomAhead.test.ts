import { expect, it } from 'vitest'
import { roomAhead } from './roomAhead.ts'

it('asks the disk for as many bytes ahead, again once they are used up, and ends where there is no room', async () => {
  const asked: number[] = []
  const require = (_folder: string, bytes: number) => {
    asked.push(bytes)
    return asked.length < 4 ? Promise.resolve() : Promise.reject(new Error('full'))
  }
  const take = roomAhead('models', { ahead: 100, require })
  for (const bytes of [60, 40, 1, 99, 250]) await take(bytes)
  expect(asked).toEqual([100, 100, 250])
  await expect(take(1)).rejects.toThrow('full')
})
