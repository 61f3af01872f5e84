import { expect, it } from 'vitest'
import type { TerminalWorkbench } from './terminalWorkbench.ts'
import { runCommand } from './commands.ts'
import { printable } from './printable.ts'

it('keeps line ends, tabs and letters of every script, and no other control characters', () => {
  expect(printable('τ\n\tjazz 音\u001b]0;title\u0007\u009b2J\r\u007f')).toBe(
    'τ\n\tjazz 音\uFFFD]0;title\uFFFD\uFFFD2J\uFFFD\uFFFD',
  )
})

it('what a model wrote is shown without what would steer the terminal, and whole as JSON', async () => {
  const call = {
    call: '1/rank/u:1/0',
    status: 'ok',
    model: 'tiny',
    promptTokens: 1,
    replyTokens: 1,
    milliseconds: 1,
    notes: [],
    messages: [{ role: 'user', content: 'a\u001b[2Jb' }],
    reply: { text: 'c\u009b2Jd' },
    repaired: null,
  }
  const workbench = {
    runOf: async () => 'one',
    calls: async () => ({ 'inspection.calls': async () => ({ total: 1, kept: 1, calls: [call] }) }),
    close: async () => undefined,
  } as unknown as TerminalWorkbench
  let written = ''
  const stream = { write: (text: string) => (written += text) } as unknown as NodeJS.WriteStream
  const shown = async (...args: readonly string[]) => {
    written = ''
    await runCommand(['prompts', 'runs/one', ...args], workbench, {
      stdout: stream,
      stderr: stream,
      onInterrupt: () => () => undefined,
    })
    return written
  }
  expect(await shown()).toContain('[user]\na\uFFFD[2Jb\n[answer]\nc\uFFFD2Jd')
  expect(JSON.parse(await shown('--json'))).toMatchObject({ calls: [call] })
})
