import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile, appendFile, mkdir } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WorkbenchError } from '#shared/errors.ts'
import { logQuery } from '#shared/vocabulary/log.ts'
import { fileLog } from './fileLog.ts'
import { logReader } from './logReader.ts'
import { logUncaught, type UncaughtSource } from './logUncaught.ts'

let folder: string
beforeEach(async () => (folder = join(await mkdtemp(join(tmpdir(), 'log-')), 'log')))
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

const everything = logQuery.parse({})
const messages = async (query = {}) =>
  (await logReader(folder).read(logQuery.parse(query))).map(({ message }) => message)

describe('fileLog and logReader', () => {
  it('keep a line whole, and answer with its id', async () => {
    const cause = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    const id = fileLog({ folder, program: 'engine' }).write({
      level: 'error',
      scope: 'queue',
      message: 'Run a failed. 100 % of it.',
      error: new WorkbenchError({ code: 'run-unknown', folder: 'r' }, { cause }),
    })
    const [entry, ...more] = await logReader(folder).read(everything)
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      id,
      level: 'error',
      program: 'engine',
      scope: 'queue',
      message: 'Run a failed. 100 % of it.',
      error: { code: 'run-unknown', message: 'WorkbenchError: r holds no run.' },
      causes: [{ code: 'ENOSPC', message: 'Error: no space left' }],
    })
    expect(Math.abs(Date.parse(entry!.at) - Date.now())).toBeLessThan(60_000)
    expect(entry!.error!.stack[0]).toContain('fileLog.test.ts')
    if (process.platform !== 'win32')
      expect((await stat(join(folder, 'engine.jsonl'))).mode & 0o777).toBe(0o600)
  })

  it('answer the newest first, of all programs, by level and number', async () => {
    const [engine, desktop] = [
      fileLog({ folder, program: 'engine' }),
      fileLog({ folder, program: 'desktop' }),
    ]
    engine.write({ level: 'error', scope: 'a', message: 'one' })
    desktop.write({ level: 'warn', scope: 'a', message: 'two' })
    engine.write({ level: 'info', scope: 'a', message: 'three' })
    engine.write({ level: 'debug', scope: 'a', message: 'four' })
    expect(await messages()).toEqual(['four', 'three', 'two', 'one'])
    expect(await messages({ level: 'warn' })).toEqual(['two', 'one'])
    expect(await messages({ limit: 1 })).toEqual(['four'])
  })

  it('answer what was written about when one entry was, and nothing for one that is gone', async () => {
    const log = fileLog({ folder, program: 'engine' })
    const ids = Array.from({ length: 9 }, (_, index) =>
      log.write({ level: 'info', scope: 'a', message: `${index}` }),
    )
    expect(await messages({ around: ids[4]!, limit: 3 })).toEqual(['5', '4', '3'])
    expect(await messages({ around: ids[8]!, limit: 3 })).toEqual(['8', '7', '6'])
    expect(await messages({ around: 'gone' })).toEqual([])
  })

  it('turn a long file over and keep at most so many of them', async () => {
    const log = fileLog({ folder, program: 'engine', longestFile: 1000, mostFiles: 3 })
    for (let line = 0; line < 60; line += 1) log.write({ level: 'info', scope: 'a', message: `line ${line}` })
    expect((await readdir(folder)).sort()).toEqual(['engine.1.jsonl', 'engine.2.jsonl', 'engine.jsonl'])
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).size).toBeLessThan(1300)
    const kept = await messages()
    expect(kept[0]).toBe('line 59')
    expect(kept).toEqual(kept.map((_, index) => `line ${59 - index}`))
  })

  it('pass over half a line and lines that are not of the log', async () => {
    const log = fileLog({ folder, program: 'engine' })
    log.write({ level: 'info', scope: 'a', message: 'whole' })
    await appendFile(join(folder, 'engine.jsonl'), '[]\n{"id":"x"}\n{"id":"y","at":')
    await writeFile(join(folder, 'notes.txt'), 'text')
    expect(await messages()).toEqual(['whole'])
    expect(await logReader(join(folder, 'absent')).read(everything)).toEqual([])
  })

  it('let work go on where nothing can be written', async () => {
    await mkdir(join(folder, '..'), { recursive: true })
    await writeFile(folder, 'a file where the folder should be')
    const log = fileLog({ folder, program: 'engine' })
    expect(log.write({ level: 'error', scope: 'a', message: 'unheard' })).not.toBe('')
    expect(await readFile(folder, 'utf8')).toBe('a file where the folder should be')
  })

  // Nobody may make a folder in /proc. Without care the line would never be done with.
  it.skipIf(process.platform !== 'linux')('let work go on where no folder can be made', () => {
    const log = fileLog({ folder: '/proc/recnet/log', program: 'engine' })
    expect(log.write({ level: 'info', scope: 'queue', message: 'A run began.' })).not.toBe('')
  })

  it('do not say whose machine it is', async () => {
    const error = new Error(`ENOENT: no such file or directory, open '${join(homedir(), 'x')}'`)
    fileLog({ folder, program: 'engine' }).write({ level: 'error', scope: 'a', message: 'm', error })
    expect((await logReader(folder).read(everything))[0]!.error!.message).toContain("open '~/x'")
  })
})

describe('logUncaught', () => {
  it.each([
    [
      'an error',
      "setTimeout(() => { throw new TypeError('nobody caught me') }, 5)",
      'nothing caught this error',
    ],
    ['a rejection', "void Promise.reject(new TypeError('nobody caught me'))", 'a promise was rejected'],
  ])('keeps %s that ends the process, which ends as before', async (_what, code, said) => {
    const module = (name: string) => JSON.stringify(join(import.meta.dirname, name))
    const script = `import { fileLog } from ${module('fileLog.ts')}
      import { logUncaught } from ${module('logUncaught.ts')}
      logUncaught(fileLog({ folder: ${JSON.stringify(folder)}, program: 'engine' }))
      ${code}`
    const ended = await promisify(execFile)(process.execPath, [
      '--input-type=module-typescript',
      '-e',
      script,
    ]).catch((error: unknown) => error as { readonly code: number; readonly stderr: string })
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('nobody caught me') as string })
    const [entry] = await logReader(folder).read(everything)
    expect(entry).toMatchObject({
      level: 'error',
      scope: 'process',
      error: { message: 'TypeError: nobody caught me' },
    })
    expect(entry!.message).toContain(said)
  })

  it('hears rejections where the process outlives them', () => {
    const heard = new Map<string, (...words: unknown[]) => void>()
    const source = {
      on: (name: string, hear: () => void) => heard.set(name, hear),
    } as unknown as UncaughtSource
    const lines: unknown[] = []
    logUncaught({ write: (line) => String(lines.push(line)) }, { source, outlivesRejections: true })
    heard.get('unhandledRejection')?.(new Error('unheard'))
    expect(lines).toMatchObject([{ level: 'error', scope: 'process', error: new Error('unheard') }])
    logUncaught({ write: () => '' }, { source: { on: (name: string) => lines.push(name) } as never })
    expect(lines.slice(1)).toEqual(['uncaughtExceptionMonitor'])
  })
})
