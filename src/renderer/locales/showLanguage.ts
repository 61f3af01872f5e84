/** Changes the language of the page. */
import { engineWords } from './engineWords.ts'
import { i18n } from './i18n.ts'
import type { Language } from './language.ts'

/** The language that was asked for last. */
let wanted: Language = 'en'

/** Shows the page in this language, at once and without loading it anew. Rejects where its words cannot be loaded. */
export async function showLanguage(language: Language): Promise<void> {
  wanted = language
  if (language === 'en') engineWords.value = null
  else {
    const { chinese, engineInChinese } = await import('./zh/index.ts')
    // Another language may have been asked for in the meantime.
    if (wanted !== language) return
    i18n.global.setLocaleMessage(language, chinese)
    engineWords.value = engineInChinese
  }
  i18n.global.locale.value = language
  document.documentElement.lang = language
}
