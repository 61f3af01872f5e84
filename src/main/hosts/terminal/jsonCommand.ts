/** A command whose result can be written as JSON. */
import { Command } from 'commander'

/** Writes a result: as JSON where the user asked for that, else as text. */
export type Print = (options: { readonly json?: boolean }, value: unknown, text: () => string) => void

/** The command with its option `--json`. `usage` is its name with its arguments, such as `resume <run>`. */
export function jsonCommand(usage: string, description: string): Command {
  const [name = '', ...parameters] = usage.split(' ')
  const command = new Command(name).description(description)
  for (const parameter of parameters) command.argument(parameter)
  return command.option('--json', 'Write the result as JSON.').exitOverride()
}
