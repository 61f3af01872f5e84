import { expect, it } from 'vitest'
import type { LogEntry, LogQuery } from '#shared/vocabulary/log.ts'
import { logCommand } from './logCommand.ts'

const entryOf = (count: number): LogEntry => ({
  id: `a-${count}`,
  at: '2999-11-26T15:00:00.000Z',
  level: 'error',
  program: 'engine',
  scope: 'calls',
  message: `line ${count}`,
  error: null,
  causes: [],
})

function played(...answers: readonly (readonly LogEntry[])[]) {
  const lines: string[] = []
  const asked: LogQuery[] = []
  let interrupt = () => {}
  const reader = {
    folder: '/home/log',
    read: (query: LogQuery) => {
      const answer = answers[asked.push(query) - 1]
      if (answer === undefined) interrupt()
      return Promise.resolve(answer ?? [])
    },
  }
  const terminal = {
    onInterrupt: (stop: () => void) => {
      interrupt = stop
      return () => lines.push('forgot')
    },
  }
  const run = (...args: string[]) =>
    logCommand(reader, (text) => lines.push(text), terminal).parseAsync(args, { from: 'user' })
  return { run, lines, asked }
}

it('writes the newest entries, the newest last, by level and number', async () => {
  const { run, lines, asked } = played([entryOf(2), entryOf(1)])
  await run('--level', 'warn', '--lines', '2')
  expect(asked).toEqual([{ level: 'warn', limit: 2 }])
  expect(lines).toEqual([
    '2999-11-26T15:00:00.000Z ERROR engine calls: line 1 [a-1]',
    '2999-11-26T15:00:00.000Z ERROR engine calls: line 2 [a-2]',
  ])
})

it('writes JSON, the folder, or that there is nothing', async () => {
  const json = played([entryOf(1)])
  await json.run('--json')
  expect(json.lines.map((line) => JSON.parse(line) as unknown)).toEqual([entryOf(1)])
  const path = played()
  await path.run('--path')
  expect(path.lines).toEqual(['/home/log'])
  const nothing = played([])
  await nothing.run()
  expect(nothing.lines).toEqual(['Nothing was written to the log yet.'])
})

it('goes on with what is new until it is interrupted', async () => {
  const { run, lines } = played([entryOf(1)], [entryOf(2), entryOf(1)])
  await run('--follow', '--json')
  expect(lines.slice(0, 2).map((line) => (JSON.parse(line) as LogEntry).id)).toEqual(['a-1', 'a-2'])
  expect(lines.slice(2)).toEqual(['forgot'])
})

it('refuses a number of lines out of range', async () => {
  const { run } = played()
  await expect(run('--lines', '0')).rejects.toMatchObject({ code: 'commander.invalidArgument' })
})
