/** The application's own settings, which the engine keeps, so that all pages agree. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { workbenchSettings, type WorkbenchSettings } from '#shared/vocabulary/workbenchSettings.ts'
import { useConnection } from '../connection/useConnection.ts'

export const useSettings = defineStore('settings', () => {
  const { workbench, onReconnect } = useConnection()
  const settings = shallowRef<WorkbenchSettings>(workbenchSettings.parse({}))
  const loaded = shallowRef(false)

  const read = async () => {
    settings.value = await workbench['settings.read']({})
    loaded.value = true
  }
  workbench.on('settings.changed', (changed) => (settings.value = changed))
  // Where they cannot be read, the engine is gone, and its banner says so; they are read when it is back.
  onReconnect(() => void read().catch(() => undefined))
  // The same holds for the first time.
  void read().catch(() => undefined)

  return {
    settings,
    loaded,
    change: async (changes: Partial<WorkbenchSettings>) => {
      settings.value = await workbench['settings.change'](changes)
    },
  }
})
