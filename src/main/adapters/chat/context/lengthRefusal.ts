/** Recognises that a server refuses a request for its length, and reads the numbers in its words. */

/** What a server says as it refuses a request for its length, in tokens; null for what it does not say. */
export interface LengthRefusal {
  /** The most tokens of prompt and reply together. */
  readonly contextTokens: number | null
  readonly promptTokens: number | null
  /** Prompt and reply together, as they were asked for. */
  readonly askedTokens: number | null
}

const IS_ABOUT_LENGTH =
  /context[ _-]?(length|size|window|limit)|(maximum|max) (context|model|sequence|input|prompt)[ _]?(length|len|size)|max_model_len|exceed_context|n_ctx|(prompt|input|request)s? (is|are|was) too (long|large)|longer than the (maximum )?(model|context)|too many (input )?tokens|max_new_tokens`? must be|context the overflows|reduce the length|max_(completion_)?tokens\W.{0,40}(too large|above|at most|at least 1|less than)/i

const CONTEXT = [
  /"?n_ctx"?\s*[:=]\s*(\d+)/i,
  /(?:maximum|max) (?:context|model|sequence|input) (?:length|len|size)[^.\d]{0,30}(\d+)/i,
  /context (?:length|size|window|limit)[^.\d]{0,30}(\d+)/i,
  /max_model_len\D{0,12}(\d+)/i,
  /must be <=? ?(\d+)/i,
] as const
const PROMPT = [
  /"?n_prompt_tokens"?\s*[:=]\s*(\d+)/i,
  /(\d+)(?: tokens)? (?:in|from) the (?:input )?(?:messages|prompt)/i,
  /(\d+) input tokens/i,
  /(?:prompt|request|input) \((?:length )?(\d+)(?: tokens)?\)/i,
  /first (\d+) tokens when/i,
  /given: (\d+)/i,
] as const
const ASKED = [
  /(?:requested|resulted in)(?: a total of)?(?: about)? (\d+)/i,
  /(\d+)(?: tokens)? were requested/i,
  /total of (\d+) tokens/i,
] as const

/** Returns what the words say of lengths, or null where they are about something else. */
export function lengthRefusalIn(words: string): LengthRefusal | null {
  if (!IS_ABOUT_LENGTH.test(words)) return null
  // Thousands are set apart in some sentences: 40,960.
  const said = words.replace(/(\d),(?=\d{3}\b)/g, '$1')
  return {
    contextTokens: numberIn(said, CONTEXT),
    promptTokens: numberIn(said, PROMPT),
    askedTokens: numberIn(said, ASKED),
  }
}

function numberIn(said: string, patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const number = Number(pattern.exec(said)?.[1] ?? NaN)
    if (number > 0) return number
  }
  return null
}
