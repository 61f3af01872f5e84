import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { programFor, type Terminal } from './commands.ts'
import type { TerminalWorkbench } from './terminalWorkbench.ts'
import { withUsage } from './withUsage.ts'

const all = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(all)]

describe('withUsage', () => {
  it('names arguments, then what must be given, then that there is more', () => {
    const command = new Command('try')
      .argument('<file>')
      .argument('[other...]')
      .option('--json')
      .requiredOption('--prompt <text>')
    expect(withUsage(command).usage()).toBe('<file> [other...] --prompt <text> [options]')
    expect(withUsage(new Command('add').argument('<file>').requiredOption('--to <place>')).usage()).toBe(
      '<file> --to <place>',
    )
  })

  it('holds for every command of the program', () => {
    const terminal = { stdout: process.stdout, stderr: process.stderr } as unknown as Terminal
    const commands = all(programFor({} as TerminalWorkbench, terminal))
    const needing = commands.filter(({ options }) => options.some(({ mandatory }) => mandatory))
    expect(needing.map((command) => command.name())).toContain('check')
    for (const command of needing)
      for (const { mandatory, flags } of command.options)
        if (mandatory) expect(command.helpInformation()).toMatch(new RegExp(`^Usage:.*${flags.replace(/[.<>[\]]/g, '.')}`)) // prettier-ignore
  })
})
