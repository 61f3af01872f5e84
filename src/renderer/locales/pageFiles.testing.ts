/** The product files of the page, for tests that hold what is said in them. */

export interface PageFile {
  /** From `src/renderer` on. */
  readonly path: string
  readonly text: string
}

/** Every `.ts` and `.vue` file of the page that is no test. */
export function pageFiles(): readonly PageFile[] {
  const texts = import.meta.glob<string>('../**/*.{ts,vue}', {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  return Object.entries(texts)
    .map(([path, text]) => ({
      path: path.startsWith('../') ? path.slice(3) : path.replace('./', 'locales/'),
      text,
    }))
    .filter(({ path }) => !/\.(test|testing|d)\.ts$/.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
