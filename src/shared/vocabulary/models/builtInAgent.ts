/** The built-in agent. Its name and caveat are shown wherever its results are. */
export const BUILT_IN_AGENT = {
  name: 'built-in agent v2',
  caveat: 'answers by text rules; not a language model',
} as const
