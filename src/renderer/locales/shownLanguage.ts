/** The language that the page shows. */
import { i18n } from './i18n.ts'
import type { Language } from './language.ts'

/** The language that is shown, for dates by `Intl` and for words that the engine gives in English. Watched by Vue like `t`. */
export function shownLanguage(): Language {
  return i18n.global.locale.value === 'zh-CN' ? 'zh-CN' : 'en'
}
