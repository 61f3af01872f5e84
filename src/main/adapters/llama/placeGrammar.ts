/** Writes grammars of places of a reply in GBNF, the notation of llama.cpp. */

/** Braces and angle brackets are left over from JSON and markup, and would have the text refused. */
const CHARACTERS = String.raw`([^"\\{}<>\x00-\x1F\x7F] | "\\" (["\\/bfnrt] | "u" [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F]))*`

/** Returns the grammar of a choice among texts. */
export function choiceGrammar(texts: readonly string[]): string {
  return `root ::= ${oneOf(texts)}`
}

/**
 * Returns the grammar of the inside of a string with its closing quotation mark and one of the texts that may follow. It
 * has no largest length: a grammar takes one rule for each character that it counts, and who writes the reply counts
 * anyway.
 */
export function stringGrammar(following: readonly string[]): string {
  return `root ::= ${CHARACTERS} ${quoted('"')} (${oneOf(following)})`
}

function oneOf(texts: readonly string[]): string {
  return texts.map(quoted).join(' | ')
}

const ESCAPED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

function quoted(text: string): string {
  return `"${text.replace(/["\\\n\r\t]/g, (character) => ESCAPED[character] ?? character)}"`
}
