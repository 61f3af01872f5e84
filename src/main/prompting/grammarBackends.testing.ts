/** What the grammars of chat servers take of a JSON schema: the ones that compile a schema before they answer. */

/** One back end. What is not listed is refused, ignored or costs the server minutes. */
export interface GrammarBackend {
  readonly name: string
  /** The servers that use it. */
  readonly servers: string
  /** The keywords that bind a reply. */
  readonly keywords: readonly string[]
  /** What a pattern may not hold; null where patterns are not taken. */
  readonly unfitPattern: RegExp | null
  /** The most repetitions of one thing, as in the largest length of a text. */
  readonly mostRepetitions: number
}

const COMMON = ['type', 'properties', 'required', 'additionalProperties', 'items', 'prefixItems', 'minItems', 'maxItems', 'enum', 'const', 'anyOf', '$ref', '$defs', 'minLength', 'maxLength', 'pattern'] as const // prettier-ignore
/** Classes and looks that no grammar of these has in common; a dot or a star has no end. */
const NOT_PORTABLE = /\\[dDsSwWbBpPk]|\(\?|[*+]|\.|\{\d+,\}/

/**
 * As their sources say: json-schema-to-grammar.cpp and llama-grammar.cpp of llama.cpp, of which Ollama has a copy;
 * has_xgrammar_unsupported_json_features of vLLM for xgrammar, and its lists for guidance and outlines.
 */
export const GRAMMAR_BACKENDS: readonly GrammarBackend[] = [
  {
    name: 'llama.cpp',
    servers: 'llama-server, LM Studio',
    keywords: [...COMMON, 'oneOf', 'allOf', 'format', 'minimum', 'maximum'],
    unfitPattern: NOT_PORTABLE,
    // MAX_REPETITION_THRESHOLD
    mostRepetitions: 1999,
  },
  {
    name: 'llama.cpp in Ollama',
    servers: 'Ollama',
    keywords: [...COMMON, 'oneOf', 'allOf', 'format', 'minimum', 'maximum'],
    unfitPattern: NOT_PORTABLE,
    mostRepetitions: 1999,
  },
  {
    name: 'xgrammar',
    servers: 'vLLM, SGLang',
    keywords: [...COMMON, 'minimum', 'maximum'],
    unfitPattern: NOT_PORTABLE,
    mostRepetitions: Infinity,
  },
  {
    name: 'guidance',
    servers: 'vLLM',
    keywords: [...COMMON, 'oneOf', 'format', 'minimum', 'maximum', 'multipleOf'],
    unfitPattern: NOT_PORTABLE,
    mostRepetitions: Infinity,
  },
  {
    name: 'outlines',
    servers: 'vLLM, SGLang',
    keywords: [...COMMON, 'oneOf', 'allOf', 'format'],
    unfitPattern: NOT_PORTABLE,
    // Its automaton has a state for each; beyond this it takes minutes.
    mostRepetitions: 2000,
  },
]

/** Returns what in a schema some back end does not take, each as a sentence; none where all of them take it. */
export function unfitIn(schema: unknown, path = 'reply'): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const all = Object.entries(schema as Readonly<Record<string, unknown>>)
  const isText = all.some(([key, value]) => key === 'type' && value === 'string')
  const isList = all.some(([key, value]) => key === 'type' && value === 'array')
  const own = GRAMMAR_BACKENDS.flatMap(({ name, keywords, unfitPattern, mostRepetitions }) =>
    all.flatMap(([key, value]) => {
      if (!keywords.includes(key)) return [`${name} does not take ${key} of ${path}`]
      if (key === 'additionalProperties' && value !== false) return [`${path} is open to other members`]
      if (key === 'pattern' && (unfitPattern === null || unfitPattern.test(String(value)))) return [`${name} does not take the pattern of ${path}`] // prettier-ignore
      if ((key === 'maxLength' || key === 'maxItems') && Number(value) > mostRepetitions) return [`${name} does not repeat as often as ${path}`] // prettier-ignore
      return []
    }),
  )
  const endless =
    (isText && !hasKey(all, 'maxLength', 'enum', 'pattern')) || (isList && !hasKey(all, 'maxItems'))
  const children = all.flatMap(([key, value]) => {
    if (key === 'properties' || key === '$defs')
      return Object.entries(value as object).flatMap(([name, member]) => unfitIn(member, `${path}.${name}`))
    if (key === 'items') return unfitIn(value, `${path}[]`)
    return Array.isArray(value) ? value.flatMap((member) => unfitIn(member, path)) : []
  })
  return [...own, ...(endless ? [`${path} has no end`] : []), ...children]
}

function hasKey(entries: readonly (readonly [string, unknown])[], ...keys: readonly string[]): boolean {
  return entries.some(([key]) => keys.includes(key))
}
