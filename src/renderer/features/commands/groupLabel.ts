/** What a group of commands is called. */
import type { MessageKey } from '../../locales/messageKey.ts'
import type { CommandGroup } from './paletteCommand.ts'

const LABELS: Readonly<Record<CommandGroup, MessageKey>> = {
  'This run': 'commands.group_thisRun',
  Clients: 'commands.group_clients',
  Routers: 'commands.group_routers',
  Actions: 'commands.group_actions',
  Places: 'commands.group_places',
  Studies: 'commands.group_studies',
  Runs: 'commands.group_runs',
  Datasets: 'commands.group_datasets',
  Settings: 'commands.group_settings',
}

/** The name of the message that heads a group. */
export function groupLabel(group: CommandGroup): MessageKey {
  return LABELS[group]
}
