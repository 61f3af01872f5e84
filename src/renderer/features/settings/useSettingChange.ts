/** Changes one setting at once, and says beside its field whether it was saved. */
import { refAutoReset } from '@vueuse/core'
import { shallowRef } from 'vue'
import type { WorkbenchSettings } from '#shared/vocabulary/workbenchSettings.ts'
import { t } from '../../locales/t.ts'
import { useSettings } from '../../stores/settings.ts'

const SAID_MILLISECONDS = 4000

/** The change of one setting; `failure` is set where it could not be saved. */
export function useSettingChange() {
  const settings = useSettings()
  /** "Saved." for a moment after a change; empty at other times. */
  const said = refAutoReset('', SAID_MILLISECONDS)
  const failure = shallowRef<unknown>(null)

  async function change(changes: Partial<WorkbenchSettings>): Promise<void> {
    failure.value = null
    said.value = ''
    try {
      await settings.change(changes)
      said.value = t('settings.saved')
    } catch (error) {
      failure.value = error
    }
  }
  return { said, failure, change }
}
