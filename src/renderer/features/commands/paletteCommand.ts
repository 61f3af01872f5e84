/** One command of the palette: what it says, and what it does. */
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { WorkbenchSettings } from '#shared/vocabulary/workbenchSettings.ts'

export const COMMAND_GROUPS = [
  'This run',
  'Clients',
  'Routers',
  'Actions',
  'Places',
  'Studies',
  'Runs',
  'Datasets',
  'Settings',
] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

export interface PaletteCommand {
  readonly id: string
  readonly group: CommandGroup
  readonly label: string
  /** Shown beside the label, and searched as well. */
  readonly hint: string
  readonly does:
    | {
        readonly kind: 'go'
        readonly to: Readonly<{
          name: string
          params?: Readonly<Record<string, string>>
          query?: Readonly<Record<string, string>>
          hash?: string
        }>
      }
    | { readonly kind: 'pause' | 'resume'; readonly run: RunId }
    | { readonly kind: 'theme'; readonly theme: WorkbenchSettings['theme'] }
}

/** A command that leads to a place; `id` is its own within the group. */
export function go(
  group: CommandGroup,
  id: string,
  { to, ...said }: { label: string; hint: string; to: Extract<PaletteCommand['does'], { kind: 'go' }>['to'] },
): PaletteCommand {
  return { id: `${group} ${id}`, group, ...said, does: { kind: 'go', to } }
}
