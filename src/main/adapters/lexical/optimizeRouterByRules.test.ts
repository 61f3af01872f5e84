/** Decisions on one community by the built-in agent, and that they do not undo one another. */
import { describe, expect, it } from 'vitest'
import { optimizeRouterPrompt, type OptimizeRouterVariables } from '../../recnet/prompts/routerOptimizer.ts'
import { optimizeRouterByRules } from './optimizeRouterByRules.ts'

const asked = (text: string, times = 1) => ({ text, times })
const separate = 'Separate jazz from metal: they pull apart.'
const merge = 'Merge with the community that says the same.'
const jazz = ['jazz', 'cool jazz', 'late jazz', 'jazz trio', 'jazz vocals', 'free jazz']
const metal = ['metal', 'black metal', 'thrash metal', 'metal live', 'doom metal', 'speed metal']

function decided(parts: Partial<OptimizeRouterVariables>) {
  return optimizeRouterByRules({
    ...optimizeRouterPrompt.examples[0].variables,
    profile: 'A community around jazz, metal.',
    attributes: [...jazz, ...metal],
    attributeCount: 12,
    near: [],
    mergeable: [],
    splitInto: 3,
    ...parts,
  })
}

describe('a community under the rules of the built-in agent', () => {
  it('is split where two gradients want its themes apart', () => {
    const { Operation, 'Updated Content': profiles } = decided({ changes: [asked(separate, 2)] })
    expect(Operation).toBe('split')
    expect(profiles).toEqual([
      'A community around jazz, cool jazz, late jazz, jazz trio, jazz vocals, free jazz.',
      'A community around metal, black metal, thrash metal, metal live, doom metal, speed metal.',
    ])
  })

  it('is not split for one gradient, nor where no split is open, nor into halves that say the same', () => {
    expect(decided({ changes: [asked(separate)] }).Operation).toBe('none')
    expect(decided({ changes: [asked(separate, 2)], splitInto: 0 }).Operation).toBe('none')
    const mixed = [
      'jazz metal',
      'metal jazz',
      ...jazz.slice(0, 5),
      ...jazz.slice(0, 5).map((one) => `${one} metal`),
    ]
    expect(decided({ changes: [asked(separate, 2)], attributes: mixed }).Operation).toBe('none')
  })

  it('is split where it has too many attributes, unless it does well', () => {
    const credits = (positive: number, negative: number) => ({
      right: { positive: 0, neutral: 0, negative: 0 },
      wrong: { positive, neutral: 0, negative },
    })
    const broad = { attributeCount: 29, changes: [asked('Say less about jazz.')] }
    expect(decided({ ...broad, credits: credits(2, 2) }).Operation).toBe('split')
    expect(decided({ ...broad, credits: credits(3, 2) }).Operation).toBe('rewrite')
    expect(decided({ ...broad, credits: credits(2, 2), attributeCount: 28 }).Operation).toBe('rewrite')
  })

  it('is merged with the router that says the same, among those that are open', () => {
    const near = [
      'A community around folk.',
      'A community around metal, jazz.',
      'A community around jazz, metal.',
    ]
    const parts = { near, changes: [asked(merge)] }
    expect(decided({ ...parts, mergeable: [1, 2, 3] })).toMatchObject({ Operation: 'merge', merge_with: 2 })
    expect(decided({ ...parts, mergeable: [1, 3] })).toMatchObject({ Operation: 'merge', merge_with: 3 })
    expect(decided({ ...parts, mergeable: [1] }).Operation).toBe('none')
  })

  it('follows the many where some want it merged and others apart', () => {
    const parts = { near: ['A community around jazz, metal.'], mergeable: [1] }
    expect(decided({ ...parts, changes: [asked(separate, 3), asked(merge, 2)] }).Operation).toBe('split')
    expect(decided({ ...parts, changes: [asked(separate, 2), asked(merge, 3)] }).Operation).toBe('merge')
  })

  it('says less of what misled, and stays as it is where nothing follows', () => {
    expect(decided({ changes: [asked('Say less about jazz.')] })).toMatchObject({
      Operation: 'rewrite',
      'Updated Content': ['A community around metal, jazz.'],
    })
    expect(decided({ changes: [asked('Say less about folk.')] })).toMatchObject({
      Operation: 'none',
      'Updated Content': [],
    })
  })

  it('notes what one member takes up, and turns to it when another does', () => {
    const more = 'Say more about tango, opera.'
    const noted = 'A community around jazz, metal. A member took up tango, opera.'
    expect(decided({ changes: [asked(more)] })['Updated Content']).toEqual([noted])
    expect(decided({ profile: noted, changes: [asked('Say more about tango.')] })['Updated Content']).toEqual(
      ['A community around jazz, metal. Of late it turns to tango. A member took up opera.'],
    )
    expect(decided({ changes: [asked(more, 2)] })['Updated Content']).toEqual([
      'A community around jazz, metal. Of late it turns to tango, opera.',
    ])
    expect(decided({ changes: [asked('Say more about jazz.')] }).Operation).toBe('none')
  })

  it('is not merged again with the other half, whatever a gradient says', () => {
    const [one = '', other = ''] = decided({ changes: [asked(separate, 2)] })['Updated Content']
    const half = { profile: one, attributes: jazz, attributeCount: 6, near: [other], mergeable: [1] }
    expect(decided({ ...half, changes: [asked(merge, 9)] }).Operation).toBe('none')
  })
})
