import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createPromptRegistry } from './promptRegistry.ts'
import type { Prompt } from './prompt.ts'

const asked = [
  { role: 'system', content: 'Sum up.' },
  { role: 'user', content: 'Say it.' },
] as const

function promptOf(name: string, parts: Partial<Prompt<object, unknown>> = {}): Prompt<object, unknown> {
  return {
    name,
    role: 'answering',
    order: 1,
    system: `${name} now.`,
    user: 'Go on.',
    slots: () => ({}),
    reply: z.object({ [name]: z.string() }),
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

  it('reads calls of a former name by the prompt whose subject they have', () => {
    const { define, facts, replySchemaOf } = createPromptRegistry()
    const clients = define(promptOf('clients', { formerly: { name: 'all', subject: /^u:/ } }))
    const routers = define(promptOf('routers', { formerly: { name: 'all', subject: /^r\d+$/ } }))
    const schemaOf = (prompt: string, subject: string) => replySchemaOf({ prompt, subject, messages: asked })
    expect(schemaOf('all', 'u:1')).toBe(clients.reply)
    expect(schemaOf('all', 'r7')).toBe(routers.reply)
    expect(schemaOf('routers', 'u:1')).toBe(routers.reply)
    expect(schemaOf('all', 'x')).toBeNull()
    expect(facts().map(({ formerName }) => formerName)).toEqual(['all', 'all'])
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

  it('finds the schema of a traced call, of a choice too, and none for a prompt that is not there', () => {
    const registry = createPromptRegistry()
    const { reply } = registry.define(promptOf('merge'))
    const schemaOf = (prompt: string, messages: Parameters<typeof registry.replySchemaOf>[0]['messages']) =>
      registry.replySchemaOf({ prompt, subject: 'u:1', messages })
    expect(schemaOf('merge', asked)).toBe(reply)
    expect(schemaOf('mood', asked)).toBeNull()
    const ofChoice = schemaOf('merge', asked.slice(1))
    expect(ofChoice?.safeParse({ probabilities: [0.5, 0.5] }).success).toBe(true)
    expect(ofChoice?.safeParse({ merge: 'x' }).success).toBe(false)
  })
})
