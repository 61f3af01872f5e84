/** Whether a command that a document names is one, with the options that it names. */
import { namedCommands } from './commandsPage.ts'
import type { DocumentPart } from './markdownDocument.ts'
import type { Command } from 'commander'

export interface KnownCommands {
  readonly program: Command
  /** Names of the scripts of package.json. */
  readonly scripts: ReadonlySet<string>
  /** Help of commands that are no part of the program: options are read from it. */
  readonly serveHelp: string
  readonly startHelp: string
}

/** What npm itself understands, and options of npm that documents name. */
const NPM_COMMANDS: ReadonlySet<string> = new Set(['ci', 'install', 'run', 'test', 'start', 'view', 'ls'])
const NPM_OPTIONS = ['--silent', '--save-exact']
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'console'])

/** One sentence for each command or option of this part that does not exist. */
export function commandProblems(part: DocumentPart, known: KnownCommands): readonly Problem[] {
  return commandLines(part).flatMap(({ text, line }) =>
    problemsOf(text, known).map((problem) => ({ line, problem })),
  )
}

export interface Problem {
  readonly line: number
  readonly problem: string
}

function commandLines({
  kind,
  text,
  language,
  line,
}: DocumentPart): readonly { text: string; line: number }[] {
  if (kind === 'code') return [{ text, line }]
  if (kind !== 'block' || !SHELLS.has(language)) return []
  const lines: { text: string; line: number }[] = []
  let open = false
  for (const [index, raw] of text.split('\n').entries()) {
    const isPrompt = raw.startsWith('$ ')
    const last = lines.at(-1)
    if (open && last) last.text += ` ${raw.replace(/\\$/, '')}`
    // On a console, what has no prompt is what the command printed.
    else if (language !== 'console' || isPrompt)
      lines.push({ text: raw.replace(/^\$ /, '').replace(/\\$/, ''), line: line + index })
    open = raw.endsWith('\\') && (open || language !== 'console' || isPrompt)
  }
  return lines.map((one) => ({ ...one, text: one.text.replace(/\s#\s.*$/, '') }))
}

function problemsOf(text: string, known: KnownCommands): readonly string[] {
  return text.split(/\s(?:&&|\|\||;|\||&)\s|\s>\s/).flatMap((one) => {
    const words = one.match(/"[^"]*"|'[^']*'|\S+/g) ?? []
    const [first = '', ...rest] = words.slice(words.findIndex((word) => !/^\w+=/.test(word)))
    if (first === 'recnet') return recnetProblems(rest, known)
    if (first === 'npm') return npmProblems(rest, known)
    return first.startsWith('--') ? loneOptionProblems(words, known) : []
  })
}

function npmProblems(words: readonly string[], known: KnownCommands): readonly string[] {
  const end = words.indexOf('--')
  const own = (end === -1 ? words : words.slice(0, end)).filter((word) => !word.startsWith('-'))
  const passed = end === -1 ? [] : words.slice(end + 1)
  const [command = '', script = ''] = own
  if (isPlaceholder(command)) return []
  if (!NPM_COMMANDS.has(command)) return [`there is no command npm ${command}`]
  if (command === 'start') return unknownOptions('npm start', passed, optionsOfHelp(known.startHelp))
  if (command !== 'run' || script === '' || isPlaceholder(script)) return []
  if (!known.scripts.has(script)) return [`package.json has no script ${script}`]
  return script === 'recnet' ? recnetProblems(passed, known) : []
}

function recnetProblems(words: readonly string[], known: KnownCommands): readonly string[] {
  let command = known.program
  let name = 'recnet'
  let rest = words
  for (let word = rest[0]; word !== undefined && command.commands.length > 0; word = rest[0]) {
    if (word.startsWith('-') || isPlaceholder(word)) break
    const next = command.commands.find((one) => one.name() === word)
    if (!next) return [`there is no command ${name} ${word}`]
    command = next
    name = `${name} ${word}`
    rest = rest.slice(1)
  }
  const options = name === 'recnet serve' ? optionsOfHelp(known.serveHelp) : new Set(optionsOf(command))
  return unknownOptions(name, rest, options)
}

/** An option in the text, without its command: some command must have it. */
function loneOptionProblems(words: readonly string[], known: KnownCommands): readonly string[] {
  const all = new Set([
    ...namedCommands(known.program).flatMap(({ command }) => optionsOf(command)),
    ...optionsOfHelp(known.serveHelp),
    ...optionsOfHelp(known.startHelp),
    ...NPM_OPTIONS,
  ])
  return unknownOptions('any command', words, all)
}

function unknownOptions(
  name: string,
  words: readonly string[],
  known: ReadonlySet<string>,
): readonly string[] {
  const named = words.flatMap((word) => /^--?[a-z][\w-]*/.exec(word)?.[0] ?? [])
  return named
    .filter((option) => option !== '--help' && option !== '-h' && !known.has(option))
    .map((option) => `${name} has no option ${option}`)
}

function optionsOf({ options }: Command): readonly string[] {
  return options.flatMap(({ long, short }) => [long ?? [], short ?? []].flat())
}

function optionsOfHelp(help: string): ReadonlySet<string> {
  return new Set(help.match(/(?<=^|\s)--?[a-z][\w-]*/g))
}

function isPlaceholder(word: string): boolean {
  return /^[<[…(]|…$/.test(word)
}
