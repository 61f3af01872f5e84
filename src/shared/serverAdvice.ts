/** Says what a run on a chat server will and will not have, as far as a check found out, and what to do about it. */
import type { ServerCheck } from './vocabulary/models/chatServers.ts'

/** Tokens of prompt and reply that every prompt of RecNet fits into, in English and with profiles of full length. */
const ROOMY = 8192

/** Notes on the schemas of single prompts, of which the advice on forms speaks together. */
const ABOUT_SCHEMA = /^does not take the schema of /

/** Returns sentences, the most important first; none for a server that has all that a run asks for. */
export function serverAdvice(check: ServerCheck): readonly string[] {
  if (check.problem !== null || check.form === null) return []
  return [
    ...formAdvice(check),
    ...check.notes.filter((note) => !ABOUT_SCHEMA.test(note)).map((note) => `It ${note}.`),
    ...contextAdvice(check),
    ...(check.probabilities === false
      ? ['It tells no probabilities of labels: predict and rank by reply, not by probabilities.']
      : []),
    ...(check.thinks === true
      ? ['The model thinks before it replies: each reply may take --max-thought-tokens more.']
      : []),
  ]
}

function formAdvice({ form, holds, prompts }: ServerCheck): readonly string[] {
  if (form !== 'schema')
    return [
      `Replies are asked for as ${form === 'JSON' ? 'JSON without a schema' : 'text'}: more of them will not be readable and are asked for again, and the report counts how many.`,
    ]
  if (holds === false)
    return [
      'It takes a schema but does not hold replies to it: more of them will not be readable. Look for an option that turns structured output on.',
    ]
  const lesser = prompts.filter((one) => one.form !== null && one.form !== 'schema')
  return lesser.length === 0
    ? []
    : [`Replies to ${lesser.map(({ prompt }) => prompt).join(', ')} are not held to their schema.`]
}

function contextAdvice({ contextTokens }: ServerCheck): readonly string[] {
  if (contextTokens === null)
    return [
      `It does not tell its context: start it with ${ROOMY} tokens or more for each question, or long prompts may be cut without a word.`,
    ]
  if (contextTokens >= ROOMY) return []
  return [
    `It has room for ${contextTokens} tokens of prompt and reply: longer prompts are shortened, and the report counts them. With ${ROOMY} none has to be.`,
  ]
}
