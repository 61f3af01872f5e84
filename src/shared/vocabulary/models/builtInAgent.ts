/** The built-in agent. Its name and caveat are shown wherever its results are. */
export const BUILT_IN_AGENT = {
  name: 'built-in agent v2',
  caveat: 'answers by text rules; not a language model',
} as const

/** The name of the agent in any of its versions. */
const NAME = /^built-in agent\b/

/** Returns whether a model of this name is the built-in agent, of this version or another. */
export function isBuiltInAgent(name: string): boolean {
  return NAME.test(name)
}
