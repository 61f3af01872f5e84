/** Shows the options that a command cannot do without in its usage. */
import type { Command } from 'commander'

/**
 * Sets the usage of a command and of all below it, and returns it: the arguments, then the options that must be given,
 * then the others as `[options]`.
 */
export function withUsage(command: Command): Command {
  for (const one of command.commands) withUsage(one)
  // Of a command that only holds others the usual words are right.
  if (command.commands.length > 0) return command
  const words = command.registeredArguments.map((argument) => {
    const inner = `${argument.name()}${argument.variadic ? '...' : ''}`
    return argument.required ? `<${inner}>` : `[${inner}]`
  })
  const needed = command.options.filter(({ mandatory }) => mandatory).map(({ flags }) => flags)
  const others = command.options.length > needed.length ? ['[options]'] : []
  return command.usage([...words, ...needed, ...others].join(' '))
}
