import { describe, expect, it } from 'vitest'
import { WorkbenchError } from '../errors.ts'
import { loggedErrors } from './loggedError.ts'

describe('loggedErrors', () => {
  it('keep class, code, message and frames, and the causes nearest first', () => {
    const disk = Object.assign(new Error("ENOSPC: no space left on device, write '/d/a'"), { code: 'ENOSPC' })
    const inner = new TypeError('x is not a function', { cause: disk })
    const [own, ...causes] = loggedErrors(
      new WorkbenchError({ code: 'run-unknown', folder: 'r' }, { cause: inner }),
    )
    expect(own).toMatchObject({ code: 'run-unknown', message: 'WorkbenchError: r holds no run.' })
    expect(own.stack[0]).toMatch(/^at .*loggedError\.test\.ts/)
    expect(causes.map(({ code, message }) => [code, message])).toEqual([
      [null, 'TypeError: x is not a function'],
      ['ENOSPC', "Error: ENOSPC: no space left on device, write '/d/a'"],
    ])
  })

  it('keep no line of a message among the frames, though it looks like one', () => {
    const [own] = loggedErrors(new Error('Cannot read:\n    at the quiet lake\n    at dawn'))
    expect(own.stack.length).toBeGreaterThan(0)
    expect(own.stack.join('\n')).not.toMatch(/quiet lake|dawn/)
  })

  it('keep what was expected of a call, and not what it was given', () => {
    const [own] = loggedErrors(
      new WorkbenchError({
        code: 'call-invalid',
        call: 'models.try',
        expected: 'prompt: text',
        found: 'my secret',
      }),
    )
    expect(own.message).toBe(
      'WorkbenchError: models.try: expected prompt: text, found something of 9 characters.',
    )
  })

  it('end where causes lead in a circle, and keep at most five of them', () => {
    const first = new Error('first')
    const second = new Error('second', { cause: first })
    first.cause = second
    expect(loggedErrors(first).map(({ message }) => message)).toEqual(['Error: first', 'Error: second'])
    const long = Array.from({ length: 9 }).reduce<Error>(
      (cause, _, index) => new Error(`${index}`, { cause }),
      first,
    )
    expect(loggedErrors(long)).toHaveLength(6)
    expect(
      loggedErrors(new AggregateError([new Error('a'), new Error('b')], 'both')).map((e) => e.message),
    ).toEqual(['AggregateError: both', 'Error: a', 'Error: b'])
  })

  it('keep what was thrown and is no error', () => {
    expect(loggedErrors('stopped "by hand"')).toEqual([
      { code: null, message: 'stopped [7 characters]', stack: [] },
    ])
  })
})
