import { describe, expect, it } from 'vitest'
import { FULL_DIALECT, lesserDialect, type Dialect } from './dialect.ts'
import { dialectToTry, givenUp, type Refusal } from './dialectToTry.ts'
import { objectionIn } from './objection.ts'

/** What is given up, try by try, at a server that takes only some dialects, with what it says to the others. */
function tried(
  takes: (dialect: Dialect) => boolean,
  { said = 'Bad Request', fields = [] as readonly string[], known = FULL_DIALECT } = {},
  bodyOf: (dialect: Dialect) => object = (dialect) => dialect,
): readonly string[] {
  const refusals: Refusal[] = []
  const tries: string[] = []
  for (;;) {
    const request = dialectToTry(known, refusals, (dialect) => ({
      asked: null,
      body: JSON.stringify(bodyOf(dialect)),
    }))
    if (request === null) return [...tries, 'nothing']
    const { dialect, body } = request
    tries.push(givenUp(known, dialect).map((facet) => `${facet} ${String(dialect[facet])}`).join(', ')) // prettier-ignore
    if (takes(dialect)) return tries
    refusals.push({ dialect, body, objection: objectionIn({ said, fields }, dialect) })
  }
}

describe('dialectToTry', () => {
  it('gives up one facet at a time, and the form of the reply last', () => {
    expect(tried(({ form }) => form === 'json_object')).toEqual([
      '',
      'limit max_completion_tokens',
      'seed false',
      'system false',
      'temperature false',
      'stream plain',
      'stream none',
      'form json_schema',
      'form json_object',
    ])
    expect(tried(({ system }) => !system)).toHaveLength(4)
  })

  it('gives up two facets only where no single one is enough', () => {
    const tries = tried(({ seed, system }) => !seed && !system)
    expect(tries.at(-1)).toBe('seed false, system false')
    // One as it is, nine of one facet, and the pairs of the limit with seed and with system before it.
    expect(tries).toHaveLength(13)
  })

  it.each<[string, readonly string[], (dialect: Dialect) => boolean, string]>([
    ['Unrecognized argument: seed', ['seed'], ({ seed }) => !seed, 'seed false'],
    ['seed: Extra inputs are not permitted', ['body.seed'], ({ seed }) => !seed, 'seed false'],
    ['System role not supported', [], ({ system }) => !system, 'system false'],
    ['Conversation roles must alternate user/assistant', [], ({ system }) => !system, 'system false'],
    ['Unsupported parameter: max_tokens. Use max_completion_tokens.', [], ({ limit }) => limit !== 'max_tokens', 'limit max_completion_tokens'], // prettier-ignore
    ['Streaming is not supported', [], ({ stream }) => stream === 'none', 'stream none'],
    ['Unrecognized argument: stream_options', [], ({ stream }) => stream !== 'counted', 'stream plain'],
    ['Failed to parse grammar', [], ({ form }) => form === 'json_schema', 'form json_schema'],
    ['temperature must be 1', [], ({ temperature }) => !temperature, 'temperature false'],
  ])('asks at once for less of what %s names', (said, fields, takes, givenUpNext) => {
    expect(tried(takes, { said, fields })).toEqual(['', givenUpNext])
  })

  it('does not ask again in a form that the server objects to', () => {
    expect(tried(({ form }) => form === 'text', { said: 'response_format is unsupported' })).toEqual([
      '',
      'form json_schema',
      'form json_object',
      'form text',
    ])
  })

  it('takes no hint from a server that repeats the request, and no end from words that mislead', () => {
    const said = 'invalid: {"stream":true,"response_format":{}}'
    expect(tried(({ seed }) => !seed, { said })).toEqual(['', 'limit max_completion_tokens', 'seed false'])
    expect(tried(({ seed }) => !seed, { said: 'invalid grammar' }).at(-1)).toBe('seed false')
  })

  it('begins with what is known, and sends nothing twice', () => {
    const known: Dialect = { ...FULL_DIALECT, seed: false, stream: 'none', form: 'json_object' }
    expect(tried(({ form }) => form === 'text', { known })).toEqual([
      '',
      'limit max_completion_tokens',
      'system false',
      'temperature false',
      'form text',
    ])
    expect(tried(() => false, {}, ({ limit }) => ({ limit }))).toEqual(['', 'limit max_completion_tokens', 'nothing']) // prettier-ignore
  })
})

describe('lesserDialect', () => {
  it('takes the lesser of each facet', () => {
    const a: Dialect = { ...FULL_DIALECT, form: 'strict', stream: 'none' }
    const b: Dialect = { ...FULL_DIALECT, form: 'json_object', stream: 'plain', seed: false }
    expect(lesserDialect(a, b)).toEqual({
      ...FULL_DIALECT,
      form: 'json_object',
      stream: 'none',
      seed: false,
    })
  })
})
