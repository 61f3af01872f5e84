import { describe, expect, it } from 'vitest'
import { FULL_SHAPE, lesserShape, requestToTry, type Refusal, type RequestShape } from './requestShape.ts'

const bodyOf = (shape: RequestShape) => ({ ...shape })
/** The shapes that are tried at a server that takes only some of them, with what it says to the others. */
function tried(
  takes: (shape: RequestShape) => boolean,
  said: string,
  known = FULL_SHAPE,
  body: (shape: RequestShape) => Readonly<Record<string, unknown>> = bodyOf,
): readonly string[] {
  const refusals: Refusal[] = []
  const shapes: string[] = []
  for (;;) {
    const request = requestToTry(known, refusals, body)
    if (request === null) return [...shapes, 'nothing']
    shapes.push(`${request.shape.form} ${request.shape.stream}`)
    if (takes(request.shape)) return shapes
    refusals.push({ ...request, said })
  }
}

describe('requestToTry', () => {
  it('gives up how an answer arrives before the form of the reply', () => {
    expect(tried(({ form }) => form === 'json_schema', 'Bad Request')).toEqual([
      'strict counted',
      'strict plain',
      'strict none',
      'json_schema counted',
    ])
    expect(tried(({ stream }) => stream === 'none', 'Bad Request')).toEqual([
      'strict counted',
      'strict plain',
      'strict none',
    ])
    expect(tried(() => false, 'Bad Request')).toHaveLength(13)
  })

  it('leaves out what the server says it objects to', () => {
    expect(tried(({ stream }) => stream === 'none', 'Streaming is not supported')).toEqual([
      'strict counted',
      'strict none',
    ])
    expect(tried(({ stream }) => stream !== 'counted', 'Unrecognized argument: stream_options')).toEqual([
      'strict counted',
      'strict plain',
    ])
    expect(tried(({ form }) => form === 'text', 'response_format is unsupported')).toEqual([
      'strict counted',
      'json_schema counted',
      'json_object counted',
      'text counted',
    ])
  })

  it('takes no hint from a server that repeats the request', () => {
    const said = 'invalid: {"stream":true,"response_format":{}}'
    expect(tried(({ stream }) => stream === 'plain', said)).toEqual(['strict counted', 'strict plain'])
  })

  it('begins with what is known, and asks nothing twice', () => {
    const known = { form: 'json_object', stream: 'none' } as const
    expect(tried(() => false, 'no', known)).toEqual(['json_object none', 'text none', 'nothing'])
    expect(
      tried(
        () => false,
        'no',
        FULL_SHAPE,
        () => ({ stream: false }),
      ),
    ).toEqual(['strict counted', 'nothing'])
  })
})

describe('lesserShape', () => {
  it('takes the lesser of each part', () => {
    expect(lesserShape({ form: 'strict', stream: 'none' }, { form: 'json_object', stream: 'plain' })).toEqual(
      { form: 'json_object', stream: 'none' },
    )
  })
})
