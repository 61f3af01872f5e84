/** One command-line option per setting of any method, made from the table. */
import { Option, type Command } from 'commander'
import { allSettingsTable } from '#shared/vocabulary/settings/allSettings.ts'
import type { SettingEntry } from '#shared/vocabulary/settings/settingsTable.ts'

/** Adds the options to a command: `initialRouterCount` becomes `--initial-router-count <value>`, and a flag takes `true` or `false`. */
export function addSettings(command: Command): Command {
  let section = ''
  for (const entry of allSettingsTable()) {
    const option = new Option(`${flagOf(entry.name)} <value>`, helpOf(entry))
    if (entry.section !== section) option.helpGroup(`${entry.section}:`)
    else option.helpGroup(`${section}:`)
    section = entry.section
    command.addOption(option)
  }
  return command
}

/** The settings among the parsed options, as numbers, booleans and strings. The engine checks them. */
export function settingsOf(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = allSettingsTable().flatMap(({ name, default: initial }): [string, unknown][] => {
    const given = options[name]
    if (typeof given !== 'string') return []
    if (typeof initial === 'number')
      return [[name, given.trim() !== '' && Number.isFinite(Number(given)) ? Number(given) : given]]
    if (typeof initial === 'boolean')
      return [[name, given === 'true' ? true : given === 'false' ? false : given]]
    return [[name, given]]
  })
  return Object.fromEntries(entries)
}

function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

function helpOf({ help, symbol, range, default: initial, paperGrid }: SettingEntry): string {
  const facts = [
    symbol,
    range,
    paperGrid ? `paper: ${paperGrid.join(', ')}` : '',
    initial === '' ? '' : `default ${initial}`,
  ]
  return `${help} (${facts.filter((fact) => fact !== undefined && fact !== '').join('; ')})`
}
