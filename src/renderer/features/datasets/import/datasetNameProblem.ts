/** Checks the name of a new dataset by the same rule as the engine. */
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/

/** What is wrong with the name; null where it can be used. */
export function datasetNameProblem(name: string, taken: readonly string[]): string | null {
  if (name === '') return 'Expected a name; found nothing.'
  if (name.length > 63) return `Expected at most 63 characters; found ${name.length}.`
  if (!NAME.test(name))
    return 'Expected lower-case letters, digits and hyphens, beginning with a letter or digit.'
  return taken.includes(name) ? `There is already a dataset named ${name}. Choose another name.` : null
}
