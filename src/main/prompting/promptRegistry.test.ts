import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createPromptRegistry } from './promptRegistry.ts'
import type { Prompt } from './prompt.ts'

function promptOf(name: string, parts: Partial<Prompt<object, unknown>> = {}): Prompt<object, unknown> {
  return {
    name,
    role: 'answering',
    order: 1,
    system: `${name} now.`,
    user: 'Go on.',
    slots: () => ({}),
    reply: () => z.object({ [name]: z.string() }),
    examples: [{ variables: {}, reply: { [name]: 'x' } }],
    ...parts,
  }
}

const choice = {
  name: 'choice',
  document: 'Choose.',
  question: 'Which?',
  slots: () => ({}),
  options: () => ['a', 'b'],
}

describe('a registry of prompts', () => {
  it('orders them as the paper does and equals by name, in whatever order they were declared', () => {
    const registry = createPromptRegistry()
    registry.define(promptOf('last', { order: 10 }))
    registry.define(promptOf('b', { role: 'reasoning' }))
    registry.define(promptOf('a'))
    registry.define(promptOf('first', { order: 0 }))
    expect(registry.names()).toEqual(['first', 'a', 'b', 'last'])
    expect(registry.facts()).toMatchObject([
      { name: 'first', role: 'answering' },
      { name: 'a', role: 'answering' },
      { name: 'b', role: 'reasoning' },
      { name: 'last', role: 'answering' },
    ])
  })

  it('refuses a second prompt or choice of the same name', () => {
    const registry = createPromptRegistry()
    registry.define(promptOf('merge'))
    registry.defineChoice(choice)
    const taken = expect.objectContaining({ code: 'argument-invalid' }) as Error
    expect(() => registry.define(promptOf('merge'))).toThrow(taken)
    expect(() => registry.define(promptOf('choice'))).toThrow(taken)
    expect(() => registry.defineChoice({ ...choice, name: 'merge' })).toThrow(taken)
    expect(registry.names()).toEqual(['merge'])
  })

  it('refuses a name that would break the names of calls', () => {
    const unfit = expect.objectContaining({ code: 'argument-invalid' }) as Error
    expect(() => createPromptRegistry().define(promptOf('client/optimizer'))).toThrow(unfit)
  })

  it('tells the former name of a prompt', () => {
    const { define, facts } = createPromptRegistry()
    define(promptOf('clients', { formerly: 'all' }))
    define(promptOf('routers', { formerly: 'all' }))
    define(promptOf('new', { order: 2 }))
    expect(facts().map(({ formerName }) => formerName)).toEqual(['all', 'all', null])
  })

  it('has all that is said and expected as sources, choices behind prompts', () => {
    const registry = createPromptRegistry()
    registry.defineChoice(choice)
    registry.define(promptOf('merge'))
    const sources = registry.sources()
    expect(Object.keys(sources)).toEqual(['merge', 'choice'])
    expect(sources['merge']).toMatch(/^merge\n---\nmerge now\.\n---\n[^]*Go on\.[^]*"required":\["merge"\]/)
    expect(sources['choice']).toBe('Choose.\n---\nWhich?')
  })
})
