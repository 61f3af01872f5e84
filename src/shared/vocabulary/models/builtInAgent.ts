/** The model that comes with the workbench. What it is stands wherever its results do. */
export const BUILT_IN_AGENT = {
  name: 'built-in agent v1',
  caveat: 'answers by text rules; not a language model',
} as const
