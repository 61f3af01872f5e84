/** Light or dark: as the settings say, else as the system is. */
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useSettings } from './settings.ts'

export const useColorScheme = defineStore('colorScheme', () => {
  const settings = useSettings()
  const query = window.matchMedia('(prefers-color-scheme: dark)')
  const systemIsDark = ref(query.matches)
  query.addEventListener('change', ({ matches }) => (systemIsDark.value = matches))
  const scheme = computed<'light' | 'dark'>(() => {
    const { theme } = settings.settings
    return theme === 'system' ? (systemIsDark.value ? 'dark' : 'light') : theme
  })
  return { scheme }
})
