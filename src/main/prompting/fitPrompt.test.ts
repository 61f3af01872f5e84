import { describe, expect, it } from 'vitest'
import { fitPrompt } from './fitPrompt.ts'

const length = (messages: readonly { readonly content: string }[]) =>
  messages.reduce((sum, { content }) => sum + content.length, 0)
const message = (content: string) => ({ role: 'user' as const, content })

describe('a prompt', () => {
  it('that fits is left as it is', () => {
    const messages = [message('<text>short</text>')]
    expect(fitPrompt(messages, () => true)).toEqual({ messages, shortened: false })
  })

  it('that is too long loses the end of its longest text, and no instruction', () => {
    const long = 'word '.repeat(60).trim()
    const fitted = fitPrompt(
      [message('Instruction.'), message(`1. <text>${long}</text>\n2. <text>brief</text>`)],
      (messages) => length(messages) <= 280,
    )
    // 299 characters: seven tenths are 209, cut back to the word before.
    expect(fitted).toEqual({
      shortened: true,
      messages: [
        message('Instruction.'),
        message(`1. <text>${'word '.repeat(41).trim()} …</text>\n2. <text>brief</text>`),
      ],
    })
  })

  it('that repairs a long reply loses the end of that reply', () => {
    const said = { role: 'assistant', content: 'word '.repeat(60).trim() } as const
    const fitted = fitPrompt([message('Instruction.'), said], (messages) => length(messages) <= 280)
    expect(fitted?.messages).toEqual([
      message('Instruction.'),
      { role: 'assistant', content: `${'word '.repeat(41).trim()} …` },
    ])
  })

  it('that cannot fit is given up', () => {
    expect(fitPrompt([message('Instruction. <text>brief</text>')], () => false)).toBeNull()
  })
})

describe('a passage that is as short as it may be', () => {
  it('ends the search, wherever its words end', () => {
    const messages = [message(`<text>${'x '.repeat(200)}</text>`)]
    expect(fitPrompt(messages, () => false)).toBeNull()
  })
})
