import { describe, expect, it } from 'vitest'
import { cancelledAfter, neverCancelled } from '../../recnet/languageModelSuite.testing.ts'
import { namedServer } from './namedServer.ts'
import type { AskServedModels, ServedModels } from './ports/servedModels.ts'

const server = (...addresses: readonly string[]) => ({ kind: 'server' as const, addresses: [...addresses] })
const lists = (...names: readonly string[]): ServedModels => ({ answered: true, names, problem: null })
const silent: ServedModels = { answered: false, names: null, problem: 'could not be reached: refused' }
const answering =
  (answers: Readonly<Record<string, ServedModels>>): AskServedModels =>
  ({ address }) =>
    Promise.resolve(answers[address] ?? silent)

describe('namedServer', () => {
  it('takes the one name that the addresses list, whatever some of them say', async () => {
    const ask = answering({ a: lists('qwen'), b: lists('qwen'), c: silent })
    expect(await namedServer(server('a', 'b', 'c'), ask, neverCancelled)).toEqual({
      ...server('a', 'b', 'c'),
      model: 'qwen',
    })
  })

  it('asks nobody where there is a name, nor for a file', async () => {
    const ask: AskServedModels = () => Promise.reject(new Error('asked'))
    const named = { ...server('a'), model: 'qwen' }
    expect(await namedServer(named, ask, neverCancelled)).toBe(named)
    const file = { kind: 'gguf' as const, file: 'a.gguf' }
    expect(await namedServer(file, ask, neverCancelled)).toBe(file)
  })

  it.each<[string, readonly string[], string]>([
    ['one address lists several', ['two'], 'no name, and at two the models gemma, qwen'],
    ['addresses list different ones', ['one', 'other'], 'no name, and at one, other the models qwen, gemma'],
    ['nobody answers', ['gone'], 'no name, and at gone no list of models: it could not be reached: refused'],
    ['there is no list', ['listless'], 'no name, and at listless no list of models'],
  ])('wants a name where %s', async (_, addresses, found) => {
    const ask = answering({
      one: lists('qwen'),
      other: lists('gemma'),
      two: lists('gemma', 'qwen'),
      listless: { answered: true, names: null, problem: null },
    })
    await expect(
      namedServer({ ...server(...addresses), model: ' ' }, ask, neverCancelled),
    ).rejects.toMatchObject({ details: { code: 'argument-invalid', argument: 'model of the server', found } })
  })

  it('ends when it is stopped', async () => {
    await expect(namedServer(server('gone'), answering({}), cancelledAfter(0))).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})
