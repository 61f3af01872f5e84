/** Titles of films as catalogues write them. */

/** `Matrix, The (1999)`: an article that was put behind, and what may follow it. */
const ARTICLE_BEHIND = /^(.*), (The|A|An|Le|La|Les|L'|Il|El|Das|Der|Die)( \([^)]*\))*$/u

/** No film is called so, and the longer a text is the longer its brackets take. */
const LONGEST = 1000

/** Moves an article from the end of a title to its beginning. The year stays, as it tells films of one title apart. */
export function movieTitle(title: string): string {
  if (title.length > LONGEST) return title
  const match = ARTICLE_BEHIND.exec(title)
  const [, name, article] = match ?? []
  if (name === undefined || article === undefined) return title
  const rest = title.slice(name.length + 2 + article.length)
  return `${article}${article.endsWith("'") ? '' : ' '}${name}${rest}`
}
