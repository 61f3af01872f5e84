/** The language of the page: that of the settings, or else the first of the system's that the page speaks. */
import { useLocalStorage, usePreferredLanguages } from '@vueuse/core'
import { computed, watch, type ComputedRef } from 'vue'
import { preferredLanguage, type Language } from '../../locales/language.ts'
import { showLanguage } from '../../locales/showLanguage.ts'
import { shownLanguage } from '../../locales/shownLanguage.ts'
import { useNotices } from '../../stores/notices.ts'
import { useSettings } from '../../stores/settings.ts'

/** Shows the page in its language from now on, and answers with the language that is shown. Called once, by the frame. */
export function useLanguage(): ComputedRef<Language> {
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
  return computed(shownLanguage)
}
