/** The commands that lead to clients and routers of a run. */
import type { ClientRow, RouterRow } from '#shared/vocabulary/inspection.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { t } from '../../locales/t.ts'
import { go, type PaletteCommand } from './paletteCommand.ts'

/** What the engine found in a run. */
export interface FoundAgents {
  /** Null where none was searched. */
  readonly run: RunId | null
  readonly clients: readonly ClientRow[]
  readonly routers: readonly Pick<RouterRow, 'router' | 'profile'>[]
}

export const NO_AGENTS: FoundAgents = { run: null, clients: [], routers: [] }

/** How many characters of a router's profile stand beside its name. */
const QUOTED = 120

/** Clients first. Each says in which run it is, since a run need not be open to be searched. */
export function agentCommands({ run, clients, routers }: FoundAgents): readonly PaletteCommand[] {
  if (run === null) return []
  return [
    ...clients.map(({ client, name }) =>
      go('Clients', client, {
        label: name,
        hint: `${client} · ${run}`,
        to: { name: 'memories', params: { run, client } },
      }),
    ),
    ...routers.map(({ router, profile }) =>
      go('Routers', router, {
        label: t('commands.router', { router }),
        hint: `${run} · ${profile.slice(0, QUOTED)}`,
        to: { name: 'routers', params: { run, router } },
      }),
    ),
  ]
}
