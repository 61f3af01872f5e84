import { beforeEach, describe, expect, it } from 'vitest'
import type { LanguageModel } from '../ports/languageModel.ts'
import { PortTimes, type PortKind } from './portTimes.ts'
import { timedPorts } from './timedPorts.ts'

let now = 0
let times = new PortTimes(() => now)
beforeEach(() => {
  now = 500
  times = new PortTimes(() => now)
})

/** Opens a question and returns what ends it. */
function open(kind: PortKind): () => Promise<void> {
  const answer = Promise.withResolvers<void>()
  const asked = times.during(kind, () => answer.promise)
  return () => {
    answer.resolve()
    return asked
  }
}

describe('PortTimes', () => {
  it('counts questions of one kind that are open at once once', async () => {
    now += 10
    const first = open('model')
    now += 100
    const second = open('model')
    now += 50
    await first()
    now += 30
    await second()
    now += 7
    expect(times.split()).toEqual({ total: 197, model: 180, embedding: 0, index: 0, rest: 17 })
  })

  it('gives time with several kinds to the model first, then to the encoder', async () => {
    const index = open('index')
    now += 10
    const embedding = open('embedding')
    now += 20
    const model = open('model')
    now += 40
    await model()
    now += 80
    await embedding()
    now += 160
    await index()
    expect(times.split()).toEqual({ total: 310, model: 40, embedding: 100, index: 170, rest: 0 })
  })

  it('counts a question that fails, and one that is still open', async () => {
    const failing = times.during('model', async () => {
      now += 5
      throw new Error('away')
    })
    await expect(failing).rejects.toThrow('away')
    open('index')
    now += 3.6
    // Parts are rounded down and the total to the nearest, so that they always add up.
    expect(times.split()).toEqual({ total: 9, model: 5, embedding: 0, index: 3, rest: 1 })
  })
})

describe('timedPorts', () => {
  it('answers as the ports do, and times each', async () => {
    const takes = async <Answer>(milliseconds: number, answer: Answer): Promise<Answer> => {
      now += milliseconds
      return answer
    }
    const { languageModel, embeddingModel, vectorIndex } = timedPorts(
      {
        languageModel: {
          description: { name: 'm', caveat: null },
          parallel: 3,
          complete: () => takes(1, { text: 'a', promptTokens: 1, replyTokens: 1 }),
          choose: () => takes(2, { probabilities: [1], promptTokens: 1 }),
        },
        embeddingModel: { name: 'e', dimensions: 2, embed: () => takes(10, [new Float32Array([1, 0])]) },
        vectorIndex: {
          upsert: () => takes(100, undefined),
          query: () => takes(200, [{ client: 'u:1', similarity: 1 }]),
          size: () => takes(400, 1),
          close: () => takes(1000, undefined),
        },
      },
      times,
    )
    const [request, cancellation] = [{}, {}] as unknown as Parameters<LanguageModel['complete']>
    expect((await languageModel.complete(request, cancellation)).text).toBe('a')
    const [choice] = [{}] as unknown as Parameters<LanguageModel['choose']>
    expect((await languageModel.choose(choice, cancellation)).probabilities).toEqual([1])
    expect(await embeddingModel.embed(['x'])).toEqual([new Float32Array([1, 0])])
    await vectorIndex.upsert([])
    const query = { embedding: new Float32Array(2), attributes: null, atLeast: null, limit: 1 }
    expect(await vectorIndex.query(query)).toEqual([{ client: 'u:1', similarity: 1 }])
    expect(await vectorIndex.size()).toBe(1)
    expect([languageModel.parallel, embeddingModel.dimensions, embeddingModel.name]).toEqual([3, 2, 'e'])
    expect(times.split()).toEqual({ total: 713, model: 3, embedding: 10, index: 700, rest: 0 })
    await vectorIndex.close()
    expect(times.split().rest).toBe(1000)
  })
})
