/** First profiles by templates, from what a dataset says of a client and nothing else. */
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import { capWords } from '../prompts/capWords.ts'

/** Returns the first profile of a user of whom nothing is known. */
export function genericUserProfile(domainWord: string): string {
  return `I enjoy ${domainWord}s.`
}

/** Returns the first profile of a user; `source` is the text of the dataset about the user and often empty. */
export function userTemplate(source: string, domainWord: string): string {
  return source === ''
    ? genericUserProfile(domainWord)
    : `${genericUserProfile(domainWord)} About me: ${source}.`
}

/** Returns the first profile of an item: title, category and the beginning of its description. */
export function itemTemplate(item: ItemText, domainWord: string): string {
  const category = item.category === '' ? '' : ` Category: ${item.category}.`
  const description = item.description === '' ? '' : ` ${capWords(item.description, 30)}`
  return `“${item.title}” is a ${domainWord}.${category}${description}`
}
