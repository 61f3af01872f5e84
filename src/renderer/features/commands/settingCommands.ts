/** The commands that lead to settings: of the application, and of the experiment that is being prepared. */
import { allSettingsTable } from '#shared/vocabulary/settings/allSettings.ts'
import { go, type PaletteCommand } from './paletteCommand.ts'

/** The sections of the page of settings, by the ids of their headings. */
const SECTIONS = [
  ['appearance', 'Appearance', 'Theme, language'],
  ['work', 'Work', 'Parallel runs, threads'],
  ['kept-replies', 'Kept replies', 'How much is kept, and removing it'],
  ['folders', 'Folders', 'Home, models, datasets'],
  ['engine-and-machine', 'Engine and machine', 'Versions, cores, memory'],
  ['log', 'Log', 'What went wrong'],
] as const

/** All of them; they are shown where something was typed. */
export function settingCommands(): readonly PaletteCommand[] {
  return [
    ...SECTIONS.map(([id, label, hint]) =>
      go('Settings', id, { label, hint: `Settings · ${hint}`, to: { name: 'settings', hash: `#${id}` } }),
    ),
    ...allSettingsTable().map(({ name, label, symbol, help }) =>
      go('Settings', name, {
        label: symbol === undefined ? label : `${label} ${symbol}`,
        hint: `Compose · ${help}`,
        to: { name: 'compose', hash: `#field-${name}` },
      }),
    ),
  ]
}
