/** The words of the page in the language that is shown. English is always there; another language is loaded when it is asked for. */
import { createI18n } from 'vue-i18n'
import { english } from './en/english.ts'

/** Areas with their messages. `MessageKey` checks their names, and a test holds that all languages have the same. */
type AnyMessages = Record<string, Record<string, string>>
const messages: Record<string, AnyMessages> = { en: english }

/** Which of two forms, separated by `|`, goes with an amount. A language without plural has one form. */
const oneOrOther = (amount: number): number => (Math.abs(amount) === 1 ? 0 : 1)

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages,
  pluralRules: { en: oneOrOther },
})
