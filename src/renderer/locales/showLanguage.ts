/** Changes the language of the page. */
import { i18n } from './i18n.ts'
import type { Language } from './language.ts'

/** Shows the page in this language, at once and without loading it anew. Rejects where its words cannot be loaded. */
export async function showLanguage(language: Language): Promise<void> {
  if (language === 'zh-CN' && !i18n.global.availableLocales.includes('zh-CN')) {
    const { chinese } = await import('./zh/chinese.ts')
    i18n.global.setLocaleMessage('zh-CN', chinese)
  }
  i18n.global.locale.value = language
  document.documentElement.lang = language
}
