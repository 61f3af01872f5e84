/** Small JSON files as those who read them see them. What they hold is for the reader to check. */

/** What a file holds; `broken` where it is there but is not JSON. */
export type JsonContent =
  | { readonly state: 'absent'; readonly value?: undefined }
  | { readonly state: 'broken'; readonly value?: undefined }
  | { readonly state: 'value'; readonly value: unknown }

/** Reads a file that ships with the workbench. Never rejects. */
export type ReadShippedFile = () => Promise<JsonContent>
