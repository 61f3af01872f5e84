/** Sentence templates: sentences with named places in braces, which are filled in English here, and on a page in its language. */

/** The names of the places of a template. */
export type PlacesOf<Template extends string> = Template extends `${string}{${infer Place}}${infer Rest}`
  ? Place | PlacesOf<Rest>
  : never

/** What stands in the places of a template: numbers, names, and words that are said in the same language already. */
export type Parts<Place extends string> = Readonly<Record<Place, string | number>>

/** Says a template of English in one language. A text without places is one, too. Templates are written out where they are said, for a test to find. */
export type Say = <Template extends string>(
  template: Template,
  ...parts: [PlacesOf<Template>] extends [never] ? [] : [parts: Parts<PlacesOf<Template>>]
) => string

/** Says a template as it is written, in English: in files, in the terminal, and where nobody says otherwise. */
export const inEnglish: Say = (template, ...[parts]) => filled(template, parts ?? {})

/** Returns a template with its places filled; a place of another name stays as it is. */
export function filled(template: string, parts: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(parts[name] ?? place))
}
