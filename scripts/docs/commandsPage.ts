/** docs/reference/commands.md: every command with its arguments and options, as the program itself knows them. */
import type { Command, Option } from 'commander'
import { blocks, code, fenced, generatedNote, markdownTable, prose } from './markdown.ts'

export interface OtherHelp {
  /** Of `recnet serve`, which is started without the program. */
  readonly serve: string
  /** Of `npm start`. */
  readonly start: string
}

export function commandsPage(program: Command, help: OtherHelp): string {
  return blocks(
    generatedNote('the command line in `src/main/hosts/terminal`'),
    '# Commands',
    'In a checkout every command begins with `npm run recnet --`, for example `npm run recnet -- list`. Results go to standard output; progress and errors go to standard error. With `--json` a command writes its result as JSON; then use `npm run --silent recnet -- …`, so that npm adds no lines of its own. `--help` explains any command.',
    markdownTable(
      ['exit code', 'meaning'],
      [
        ['0', 'The command is done.'],
        ['1', 'It failed; standard error says what was expected, what was found and what to do.'],
        ['2', 'The command line is wrong.'],
        ['130', 'It was stopped by Ctrl-C or a termination. A run can be resumed.'],
      ],
    ),
    ...namedCommands(program).flatMap((named) => sectionOf(named, help)),
    '## `npm start`',
    fenced('text', help.start.trim()),
  )
}

export interface NamedCommand {
  /** With `recnet` in front: `recnet models try`. */
  readonly name: string
  readonly command: Command
}

/** Every command of a program, depth first, in the order of its help. The program itself is not among them. */
export function namedCommands(program: Command): readonly NamedCommand[] {
  const below = (command: Command, prefix: string): readonly NamedCommand[] =>
    command.commands.flatMap((one) => {
      const name = `${prefix} ${one.name()}`
      return [{ name, command: one }, ...below(one, name)]
    })
  return below(program, program.name())
}

function sectionOf({ name, command }: NamedCommand, help: OtherHelp): readonly string[] {
  const title = `## ${code(name)}`
  if (name.endsWith(' serve')) return [title, fenced('text', help.serve.trim())]
  const described = prose(command.description())
  // Only a heading for the commands below it.
  if (command.commands.length > 0) return [title, described]
  return [
    title,
    described,
    fenced('text', `${name} ${command.usage()}`),
    argumentTable(command),
    ...optionTables(command),
  ]
}

function argumentTable({ registeredArguments }: Command): string {
  const described = registeredArguments.filter(({ description }) => description !== '')
  if (described.length === 0) return ''
  return markdownTable(
    ['argument', 'meaning'],
    described.map((argument) => [code(argument.name()), prose(argument.description)]),
  )
}

/** One table for each group of options, in the order in which they were added. */
function optionTables({ options }: Command): readonly string[] {
  const groups = Map.groupBy(
    options.filter(({ hidden }) => !hidden),
    ({ helpGroupHeading }) => helpGroupHeading ?? '',
  )
  return [...groups].flatMap(([heading, group]) => [
    prose(heading),
    markdownTable(['option', 'meaning'], group.map(optionRow)),
  ])
}

function optionRow(option: Option): readonly string[] {
  const initial: unknown = option.defaultValue
  const more = [
    ...(option.mandatory ? ['Required.'] : []),
    ...(option.argChoices ? [`One of: ${option.argChoices.join(', ')}.`] : []),
    ...(initial === undefined || initial === false
      ? []
      : [`Default: ${JSON.stringify(initial).replaceAll('"', '')}.`]),
  ]
  return [code(option.flags), [prose(option.description), ...more].join(' ')]
}
