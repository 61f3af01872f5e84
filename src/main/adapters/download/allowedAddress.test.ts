import { expect, it } from 'vitest'
import { allowedAddress, mayMeanThisMachine } from './allowedAddress.ts'

const url = (host: string) => new URL(`https://${host}/a.gguf`)

it.each([
  'localhost',
  'localhost.',
  'a.localhost',
  '127.0.0.1',
  '127.9.9.9',
  '2130706433',
  '0.0.0.0',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:0.0.0.0]',
])('%s may mean this machine', (host) => {
  expect(mayMeanThisMachine(url(host))).toBe(true)
})

it.each(['example.org', 'localhost.example.org', '128.0.0.1', '[::2]', '[2001:db8::7f00:1]'])(
  '%s means another',
  (host) => {
    expect(mayMeanThisMachine(url(host))).toBe(false)
  },
)

it('only names that mean nothing else are asked in the clear', () => {
  expect(allowedAddress('http://127.0.0.1/a.gguf').hostname).toBe('127.0.0.1')
  for (const host of ['a.localhost', '0.0.0.0', 'example.org'])
    expect(() => allowedAddress(`http://${host}/a.gguf`)).toThrow()
})
