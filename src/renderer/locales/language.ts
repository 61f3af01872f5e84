/** The languages that the page speaks, as tags of BCP 47. */

export const LANGUAGES = ['en', 'zh-CN'] as const
export type Language = (typeof LANGUAGES)[number]

/** The first of the languages that a reader asks for, by preference, which the page speaks; English where it speaks none. */
export function preferredLanguage(asked: readonly string[]): Language {
  for (const tag of asked) {
    const [primary] = tag.toLowerCase().split('-')
    if (primary === 'zh') return 'zh-CN'
    if (primary === 'en') return 'en'
  }
  return 'en'
}
