import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { headerOf, serverAccess, withVariables } from './serverAccess.ts'

const access = z.strictObject(serverAccess)
const problem = (value: unknown) => access.safeParse(value).error?.issues[0]?.message

describe('the access to a chat server', () => {
  it('may be nothing at all', () => {
    expect(access.parse({})).toEqual({})
  })

  it('names the variable of a key, never the key', () => {
    expect(access.parse({ keyVariable: 'OPENAI_API_KEY' })).toEqual({ keyVariable: 'OPENAI_API_KEY' })
    expect(problem({ keyVariable: 'sk-proj-12345' })).toMatch(/the name of an environment variable/)
  })

  it.each([
    ['X-Team: research', { name: 'X-Team', value: 'research' }],
    ['  x-org:lab 4  ', { name: 'x-org', value: 'lab 4' }],
    ['Authorization: Bearer $TEAM_TOKEN', { name: 'Authorization', value: 'Bearer $TEAM_TOKEN' }],
    ['api-key: ${KEY}', { name: 'api-key', value: '${KEY}' }],
    ['X-Empty:', { name: 'X-Empty', value: '' }],
  ])('takes the header %s', (line, header) => {
    const { headers } = access.parse({ headers: [line] })
    expect(headers?.map(headerOf)).toEqual([header])
  })

  it.each([
    ['research', /such as X-Team/],
    ['X-Team: one\r\nX-Other: two', /such as X-Team/],
    ['Host: other', /does not set itself/],
    ['Content-Type: text/plain', /does not set itself/],
    ['Authorization: Bearer sk-12345', /a secret by the name/],
    ['X-Api-Key: 12345', /a secret by the name/],
    ['api-key: prefix-$KEY', /a secret by the name/],
  ])('refuses the header %s', (line, expected) => {
    expect(problem({ headers: [line] })).toMatch(expected)
  })

  it('puts the values of variables in', () => {
    const valueOf = (name: string) => ({ A: '1', B_2: '2' })[name] ?? '?'
    expect(withVariables('Bearer $A, ${B_2}$A x$C $1', valueOf)).toBe('Bearer 1, 21 x? $1')
  })
})
