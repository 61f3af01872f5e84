/** The language of the page: that of the settings, or else the first of the system's that the page speaks. */
import { useLocalStorage, usePreferredLanguages } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import { preferredLanguage, type Language } from '../locales/language.ts'
import { showLanguage } from '../locales/showLanguage.ts'
import { shownLanguage } from '../locales/shownLanguage.ts'
import { useNotices } from './notices.ts'
import { useSettings } from './settings.ts'

export const useLanguage = defineStore('language', () => {
  const settings = useSettings()
  const notices = useNotices()
  const asked = usePreferredLanguages()
  /** What was chosen when the page was last open, so that it speaks that language before the settings have come. */
  const before = useLocalStorage<string>('recnet.language', 'system')
  const chosen = computed(() => (settings.loaded ? settings.settings.language : before.value))
  const wanted = computed<Language>(() =>
    chosen.value === 'en' || chosen.value === 'zh-CN' ? chosen.value : preferredLanguage(asked.value),
  )
  watch(chosen, (next) => (before.value = next))
  watch(wanted, (next) => void showLanguage(next).catch(notices.fail), { immediate: true })
  return { shown: computed(shownLanguage) }
})
