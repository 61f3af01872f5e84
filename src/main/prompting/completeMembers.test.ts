import { describe, expect, it } from 'vitest'
import { membersIn, objectsIn } from './completeMembers.ts'

describe('the complete members of a reply', () => {
  it.each([
    [
      'a whole object',
      '{"a": 1, "b": [true, "x"], "c": {"d": null}}',
      { a: 1, b: [true, 'x'], c: { d: null } },
    ],
    ['an object in prose', 'Here it is: {"a": "x"} as asked.', { a: 'x' }],
    ['an object in a code fence', '```json\n{"a": "x"}\n```', { a: 'x' }],
    ['an object after a thought', '<think>{"a": 0}</think>{"a": "x"}', { a: 'x' }],
    ['an object cut in a text', '{"a": "x", "b": "y', { a: 'x' }],
    ['an object cut in a number, which may have gone on', '{"a": "x", "b": 1', { a: 'x' }],
    ['an object cut after a number', '{"a": "x", "b": 1,', { a: 'x', b: 1 }],
    ['an object cut in a list', '{"a": "x", "b": ["y", "z"', { a: 'x', b: ['y', 'z'] }],
    ['an object cut in a text of a list', '{"a": "x", "b": ["y", "z', { a: 'x', b: ['y'] }],
    ['an object cut in the first entry of a list', '{"a": "x", "b": ["y', { a: 'x' }],
    ['an object cut in a number of a list', '{"a": "x", "b": [3, 1', { a: 'x', b: [3] }],
    ['an object cut in an object', '{"a": "x", "b": {"c": 1, "d": "e', { a: 'x', b: { c: 1 } }],
    ['an object cut in a list of objects', '{"b": [{"c": [1, 2]}, {"c": [3', { b: [{ c: [1, 2] }] }],
    ['braces and quotation marks in texts', '{"a": "} \\" {", "b": "x', { a: '} " {' }],
    ['a member that comes twice', '{"a": "first", "a": "second"}', { a: 'first' }],
    ['two objects, of which the last says as much', '{"a": 1} {"a": 2}', { a: 2 }],
    ['many objects, of which the last is the answer', `${'{"b": 1} '.repeat(100)}{"a": 2}`, { a: 2 }],
    ['an object cut in a list of many', `{"a": 1, "b": [${'{"c": 1}, '.repeat(100)}{"c": `, { a: 1, b: Array.from({ length: 100 }, () => ({ c: 1 })) }], // prettier-ignore
    ['two objects, of which the last says less', '{"a": 1, "b": 2} {"a": 3}', { a: 1, b: 2 }],
  ])('are read from %s', (_, text, members) => {
    expect(membersIn(text)).toEqual(members)
  })

  it.each([
    ['', null],
    ['no object', null],
    ['{', null],
    ['{"a"', null],
    ['{"a": tru', null],
    ['[1, 2]', null],
    ['{a: 1}', null],
  ])('are none in “%s”', (text, none) => {
    expect(membersIn(text)).toBe(none)
  })

  it('are read apart where the reply was cut in them', () => {
    const [read] = objectsIn('{"a": 1, "b": {"c": 1, "d": ["e", "f')
    expect(read).toEqual({ members: { a: 1 }, unfinished: { name: 'b', value: { c: 1, d: ['e'] } } })
  })

  it('may be called like parts of a prototype', () => {
    const [read] = objectsIn('{"__proto__": {"polluted": true}, "a": 1}')
    expect(Object.keys(read?.members ?? {})).toEqual(['__proto__', 'a'])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('are found in linear time in hostile texts', () => {
    const begun = performance.now()
    for (const text of [
      '{'.repeat(200_000),
      '{"a":'.repeat(50_000),
      '['.repeat(200_000),
      '"'.repeat(200_000),
    ])
      membersIn(text)
    expect(performance.now() - begun).toBeLessThan(20_000)
  })
})
