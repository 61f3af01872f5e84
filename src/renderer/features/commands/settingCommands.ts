/** The commands that lead to settings: of the application, and of the experiment that is being prepared. */
import { allSettingsTable } from '#shared/vocabulary/settings/allSettings.ts'
import { shownSetting } from '../../locales/shownSetting.ts'
import { t } from '../../locales/t.ts'
import { go, type PaletteCommand } from './paletteCommand.ts'

/** The sections of the page of settings, by the ids of their headings. */
const SECTIONS = ['appearance', 'work', 'kept-replies', 'folders', 'engine-and-machine', 'log'] as const

/** All of them; they are shown where something was typed. */
export function settingCommands(): readonly PaletteCommand[] {
  return [
    ...SECTIONS.map((id) =>
      go('Settings', id, {
        label: t(`commands.setting_${id}`),
        hint: `${t('commands.place_settings')} · ${t(`commands.settingHint_${id}`)}`,
        to: { name: 'settings', hash: `#${id}` },
      }),
    ),
    ...allSettingsTable()
      .map(shownSetting)
      .map(({ name, label, symbol, help }) =>
        go('Settings', name, {
          label: symbol === undefined ? label : `${label} ${symbol}`,
          hint: `${t('commands.place_compose')} · ${help}`,
          to: { name: 'compose', hash: `#field-${name}` },
        }),
      ),
  ]
}
