/**
 * The content of small JSON files, as their readers get it. The reader checks that the value has the expected shape.
 */

/**
 * What a file holds: `absent` where there is no file, `broken` where the file is not valid JSON, otherwise its value.
 */
export type JsonContent =
  | { readonly state: 'absent'; readonly value?: undefined }
  | { readonly state: 'broken'; readonly value?: undefined }
  | { readonly state: 'value'; readonly value: unknown }

/** Reads a JSON file that ships with the workbench. Never rejects. */
export type ReadShippedFile = () => Promise<JsonContent>
