/** The marks by which families of reasoning models set their thought apart from their reply. */

/** The marks of one family. */
export interface ThoughtMarkers {
  /** Matches at the beginning of a reply that opens its thought. */
  readonly open: RegExp
  /** Matches wherever a thought ends and the reply begins. */
  readonly close: RegExp
  /** Closes a thought that was left open. */
  readonly closing: string
  /** Whether templates open the thought in the prompt, so that a reply may only close it. */
  readonly mayBeOpen: boolean
}

/** Tags that stand alone: of Qwen, DeepSeek and GLM; of distilled models; of Mistral; of Seed. */
const TAGS = ['<think>', '<thinking>', '<thought>', '<reasoning>', '[THINK]', '<seed:think>'] as const

/** All families. */
export const THOUGHT_MARKERS: readonly ThoughtMarkers[] = [
  ...TAGS.map((tag) => {
    const closing = `${tag.slice(0, 1)}/${tag.slice(1)}`
    return {
      open: new RegExp(`^\\s*${escaped(tag)}`),
      close: new RegExp(escaped(closing), 'g'),
      closing,
      mayBeOpen: true,
    }
  }),
  // gpt-oss writes into channels, of which the final one is the reply.
  {
    open: /^\s*(?:<\|start\|>assistant)?<\|channel\|>(?:analysis|commentary)\b[^<]*<\|message\|>/,
    close: /(?:<\|start\|>assistant)?<\|channel\|>final\b[^<]*(?:<\|constrain\|>[^<]*)?<\|message\|>/g,
    closing: '<|channel|>final<|message|>',
    mayBeOpen: true,
  },
  // The same where a server leaves the marks out and only their words remain.
  {
    open: /^\s*analysis(?=[A-Z\s])/,
    close: /assistant\s?final/g,
    closing: 'assistantfinal',
    mayBeOpen: false,
  },
]

function escaped(text: string): string {
  return text.replace(/[[\]/]/g, '\\$&')
}
