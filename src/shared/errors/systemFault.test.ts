import { expect, it } from 'vitest'
import { fromWire, toPageWire, toWire } from '../errors.ts'
import { errorSentence } from './errorSentence.ts'
import { systemFault } from './systemFault.ts'

const system = (code: string, more: object = {}) =>
  Object.assign(new Error(`${code}: of the system`), { code, ...more })

it.each([
  ['ENOSPC', 'no-room'],
  ['EDQUOT', 'no-room'],
  ['EROFS', 'read-only'],
  ['EACCES', 'not-permitted'],
  ['EPERM', 'not-permitted'],
  ['EMFILE', 'too-many-files'],
  ['ENFILE', 'too-many-files'],
  ['ENAMETOOLONG', 'path-too-long'],
  ['ENOENT', 'file-gone'],
  ['EIO', 'disk-gone'],
  ['ESTALE', 'disk-gone'],
  ['ENXIO', 'disk-gone'],
  ['ENOMEM', 'no-memory'],
  ['ERR_MEMORY_ALLOCATION_FAILED', 'no-memory'],
])('knows %s', (code, known) => {
  expect(systemFault(system(code, { path: '/h/a' }))).toEqual({ code: known, file: '/h/a' })
})

it.each([
  [13, 'no-room'],
  [8, 'read-only'],
  // 1544 is SQLITE_READONLY_RECOVERY's neighbour 6 · 256 + 8; only the last byte is the kind.
  [1544, 'read-only'],
  [778, 'disk-gone'],
  [5, 'file-busy'],
  [11, 'file-damaged'],
  [26, 'file-damaged'],
])('knows the code %d of SQLite', (errcode, known) => {
  expect(systemFault(system('ERR_SQLITE_ERROR', { errcode }))).toEqual({ code: known, file: '' })
})

it.each([
  ["invalid fts5 file format (found 0, expected 4 or 5) - run 'rebuild'", 'file-damaged'],
  ['no such table: reply_words', 'file-damaged'],
  ['near "SELEKT": syntax error', null],
])('knows of the general code of SQLite what tells of changed tables: %s', (message, known) => {
  const told = Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode: 1 })
  expect(systemFault(told)?.code ?? null).toBe(known)
})

it('knows what LanceDB passes on in words, and says nothing of its sources', () => {
  const place = '/usr/local/cargo/registry/src/index.crates.io-19/lance-12.0.0/src/dataset/builder.rs:910:29'
  const full = new Error(`LanceError(IO): Unable to copy: No space left on device (os error 28), ${place}`)
  expect(systemFault(full)).toEqual({ code: 'no-room', file: '' })
  const other = new Error(`Table 'nope' was not found  Caused by: Dataset at path a was not found, ${place}`)
  expect(toPageWire(other).details).toEqual({ code: 'internal', message: "Table 'nope' was not found" })
  expect(JSON.stringify(toWire(new Error('outer', { cause: other })))).not.toMatch(/"causes":\[[^\]]*cargo/)
})

it('finds it among the causes, names the file that was to be, and knows a port', () => {
  const renamed = system('EACCES', { path: '/h/a.part', dest: '/h/a' })
  expect(systemFault(new Error('outer', { cause: renamed }))).toEqual({ code: 'not-permitted', file: '/h/a' })
  expect(systemFault(system('EADDRINUSE', { port: 8123 }))).toEqual({ code: 'port-taken', port: 8123 })
})

it('leaves faults of the workbench alone', () => {
  expect(systemFault(new TypeError('x is not a function'))).toBeNull()
  expect(systemFault('text')).toBeNull()
})

it('travels to a page as a sentence without stack and causes', () => {
  const wire = toPageWire(system('ENOSPC', { path: '/h/a' }), 'log-1')
  expect(wire).toEqual({ details: { code: 'no-room', file: '/h/a' }, logId: 'log-1' })
  expect(fromWire(wire).message).toBe(
    'There is no room on the disk to write /h/a. What was saved before is whole.',
  )
})

it('tells how to go on with a run whose file it was', () => {
  const advice = (file: string) => errorSentence({ code: 'no-room', file }, 'terminal').advice
  const first = 'Make room on that disk (or in what you may use of it),'
  expect(advice('/h/runs/demo-1/index')).toBe(`${first} then go on with: recnet resume /h/runs/demo-1`)
  expect(advice('/h/runs/.starting-demo-1/state.json')).toBe(`${first} then run the same command again.`)
  expect(advice('/h/runs/figure.svg')).toBe(`${first} then run the same command again.`)
})
