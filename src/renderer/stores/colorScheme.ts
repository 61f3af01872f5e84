/** The colour scheme, light or dark: that of the settings, or else that of the system. */
import { usePreferredDark } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useSettings } from './settings.ts'

export const useColorScheme = defineStore('colorScheme', () => {
  const settings = useSettings()
  const systemIsDark = usePreferredDark()
  const scheme = computed<'light' | 'dark'>(() => {
    const { theme } = settings.settings
    return theme === 'system' ? (systemIsDark.value ? 'dark' : 'light') : theme
  })
  return { scheme }
})
