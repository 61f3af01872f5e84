/** Says what a server does not take, for those who read the results of a run. */
import type { Dialect, Facet, Form } from './dialect.ts'

/** What is asked for in place of the full form. */
const FORMS: Readonly<Record<Form, string>> = {
  strict: 'by its schema',
  json_schema: 'by its schema, which does not bind',
  json_object: 'for JSON without its schema',
  text: 'for text without its schema',
}

/** Returns what a server takes in place of the most useful value of a facet; the sentence begins with the server's name. */
export function dialectNote(facet: Exclude<Facet, 'form'> | Facet, dialect: Dialect): string {
  switch (facet) {
    case 'limit':
      return 'takes max_completion_tokens in place of max_tokens'
    case 'seed':
      return 'takes no seed, so that its replies may differ from one run to the next'
    case 'system':
      return 'takes no system message; instructions stand before the first message of the user'
    case 'temperature':
      return 'takes no temperature and samples with its own'
    case 'stream':
      return dialect.stream === 'plain' ? 'counts no tokens in a stream' : 'does not stream'
    case 'form':
      return `takes a reply ${FORMS[dialect.form]}`
  }
}

/** Returns what a prompt had to do without; the sentence begins with the server's name. */
export function formNote(prompt: string, form: Form): string {
  return `does not take the schema of ${prompt}, which is asked ${FORMS[form]}`
}
