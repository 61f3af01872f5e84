import { describe, expect, it } from 'vitest'
import { replyForm } from './replyForm.ts'
import { writeReply, type Pen, type ReplyFollowers } from './writeReply.ts'

/** A pen whose model writes these pieces, one list for each time it is let go on. */
function penOf(...stretches: readonly (readonly string[])[]) {
  const log: string[] = []
  const grammars: string[] = []
  const kinds: string[] = []
  const pen: Pen & { spent: boolean } = {
    spent: false,
    write: (text) => void log.push(`set ${text}`),
    replace: (text) => void log.push(`replace ${text}`),
    rewrite: async (text) => void log.push(await Promise.resolve(`rewrite ${text}`)),
    pieces: async function* (grammar, kind) {
      grammars.push(grammar)
      kinds.push(kind)
      for (const piece of stretches[grammars.length - 1] ?? []) {
        log.push(piece)
        yield await Promise.resolve(piece)
      }
    },
  }
  return { pen, log, grammars, kinds }
}

const written = async (schema: unknown, pen: Pen, followers: ReplyFollowers = {}) =>
  writeReply(replyForm(schema), pen, followers)

const predicted = {
  type: 'object',
  properties: { reasoning: { type: 'string', maxLength: 30 }, prediction: { enum: [1, 2] } },
}

describe('a written reply', () => {
  it('is chosen by the model only where its form is open', async () => {
    const { pen, log, grammars, kinds } = penOf(['Calm', ' jazz', '",'], ['2'])
    expect(await written(predicted, pen)).toEqual({ text: '{"reasoning": "Calm jazz", "prediction": 2}' })
    expect(kinds).toEqual(['text', 'choice'])
    expect(log).toEqual(['set {"reasoning": "', 'Calm', ' jazz', '",', 'set  "prediction": ', '2', 'set }'])
    expect(grammars[0]).toContain(String.raw`"\"" (", \"prediction\": ")`)
    expect(grammars[1]).toBe('root ::= "1}" | "2}"')
  })

  it('asks nothing of the model where nothing is open', async () => {
    const { pen, log } = penOf()
    expect(await written({ type: 'object', properties: { kind: { enum: ['only'] } } }, pen)).toEqual({
      text: '{"kind": "only"}',
    })
    expect(log).toEqual(['set {"kind": "only"}'])
  })

  it('sets down what all ways have in common', async () => {
    const { pen, log, grammars } = penOf(['u'])
    expect(await written({ enum: ['negative', 'neutral', 'nearly'] }, pen)).toEqual({ text: '"neutral"' })
    expect(log).toEqual(['set "ne', 'u', 'set tral"'])
    expect(grammars).toEqual([String.raw`root ::= "gative\"" | "utral\"" | "arly\""`])
  })

  it('leaves the end of a list to the model', async () => {
    const list = { type: 'array', items: { type: 'string', maxLength: 9 }, minItems: 0, maxItems: 3 }
    const { pen, log } = penOf(['"'], ['a', '"', ', "'], ['b"', ']'])
    expect(await written(list, pen)).toEqual({ text: '["a", "b"]' })
    expect(log).toEqual(['set [', '"', 'a', '"', ', "', 'b"', ']'])
  })

  it('closes a string that is full, and lets the model go on behind it', async () => {
    const list = { type: 'array', items: { type: 'string', maxLength: 5 }, minItems: 1, maxItems: 2 }
    const { pen, log } = penOf(['very', ' long'], [']'])
    expect(await written(list, pen)).toEqual({ text: '["very "]' })
    expect(log).toEqual(['set ["', 'very', ' long', 'replace  "', ']'])
  })

  it('is cut where its watch sees a loop', async () => {
    const { pen } = penOf(['so ', 'so ', 'so ', 'so '])
    const watch = (piece: string) => piece === 'so '
    expect(await written(predicted, pen, { watch })).toEqual({ text: '{"reasoning": "so ', cut: 'loop' })
  })

  it('closes a text before its loop, and goes on with what follows', async () => {
    const { pen, log } = penOf(['Calm jazz.', ' so', ' so', ' so'], ['2'])
    const pieces: string[] = []
    let seen = 0
    const followers = {
      watch: (piece: string) => piece === ' so' && ++seen === 2,
      beforeLoop: (text: string) => text.replace(/( so)+$/, ''),
      onText: (piece: string) => pieces.push(piece),
    }
    expect(await written(predicted, pen, followers)).toEqual({
      text: '{"reasoning": "Calm jazz.", "prediction": 2}',
      cut: 'loop',
    })
    expect(log).toEqual([
      'set {"reasoning": "',
      'Calm jazz.',
      ' so',
      ' so',
      'rewrite Calm jazz."',
      'set , "prediction": ',
      '2',
      'set }',
    ])
    // What was taken back is never told.
    expect(pieces).toEqual(['{"reasoning": "', 'Calm jazz."', ', "prediction": ', '2', '}'])
  })

  it('closes a text that is all loop as it is, but not within an escape', async () => {
    const { pen, log } = penOf(['so so', '\\', 'n so'], ['2'])
    const watch = (piece: string) => piece === '\\'
    const { text, cut } = await written(predicted, pen, { watch, beforeLoop: (looped) => looped })
    expect(text).toBe('{"reasoning": "so so\\n so", "prediction": 2}')
    expect(cut).toBe('loop')
    expect(log).toContain('set "')
  })

  it('closes the texts of a list one by one', async () => {
    const list = { type: 'array', items: { type: 'string', maxLength: 30 }, minItems: 2, maxItems: 2 }
    const { pen } = penOf(['so', ' so'], ['no', ' no'])
    const watch = (piece: string) => piece.startsWith(' ')
    const { text, cut } = await written(list, pen, { watch, beforeLoop: (looped) => looped })
    expect(text).toBe('["so so", "no no"]')
    expect(cut).toBe('loop')
  })

  it('ends where the loop is not of the text that is written', async () => {
    const { pen } = penOf(['so ', 'so ', 'so '])
    const followers = { watch: (piece: string) => piece === 'so ', beforeLoop: () => null }
    expect(await written(predicted, pen, followers)).toEqual({ text: '{"reasoning": "so ', cut: 'loop' })
  })

  it('is cut where its budget is spent, in a choice as in a text', async () => {
    const text = penOf(['Calm'])
    expect(await written(predicted, text.pen)).toEqual({ text: '{"reasoning": "Calm', cut: 'budget' })
    const choice = penOf(['Calm"'])
    const cut = await written(predicted, choice.pen, { onText: (piece) => (choice.pen.spent = piece !== '') })
    expect(cut).toEqual({ text: '{"reasoning": "', cut: 'budget' })
  })

  it('may be complete where the model ends it', async () => {
    const { pen } = penOf(['1'], ['2'], [])
    expect(await written({ type: 'integer' }, pen)).toEqual({ text: '12' })
  })

  it('fails where a model leaves the form in spite of its grammar', async () => {
    const { pen } = penOf(['Calm" and'])
    await expect(written({ type: 'array', items: { type: 'string' }, minItems: 2 }, pen)).rejects.toThrow(
      'left its form',
    )
  })

  it('is told piece by piece', async () => {
    const { pen } = penOf(['Calm"'], ['1'])
    const pieces: string[] = []
    await written(predicted, pen, { onText: (piece) => pieces.push(piece) })
    expect(pieces).toEqual(['{"reasoning": "', 'Calm"', ', "prediction": ', '1', '}'])
  })
})
