/** Makes a label into a name that can be a folder: `w/o Filter Memory` becomes `wo-filter-memory`. */
export function slug(label: string): string {
  const words = label
    .toLowerCase()
    .replaceAll('/', '')
    .replaceAll('+', '-plus')
    .replaceAll(/[^a-z0-9]+/g, '-')
  return words.replaceAll(/^-+|-+$/g, '')
}
