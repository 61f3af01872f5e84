import { describe, expect, it } from 'vitest'
import { WorkbenchError } from '#shared/errors.ts'
import { sentHeaders } from './sentHeaders.ts'

const environment = (name: string) =>
  ({ TEAM_KEY: ' sk-12345678 ', ORG: 'lab', EMPTY: '', TWO: 'one\ntwo' })[name]

describe('the headers that are sent to a server', () => {
  it('are none where none are wanted', () => {
    expect(sentHeaders({}, environment)).toEqual({})
  })

  it('have the key and the variables by their values', () => {
    const access = { keyVariable: 'TEAM_KEY', headers: ['X-Team: $ORG', 'x-plain: research'] }
    expect(sentHeaders(access, environment)).toEqual({
      authorization: 'Bearer sk-12345678',
      'x-team': 'lab',
      'x-plain': 'research',
    })
  })

  it('have the last of two of one name', () => {
    const access = { keyVariable: 'TEAM_KEY', headers: ['Authorization: Basic $ORG'] }
    expect(sentHeaders(access, environment)).toEqual({ authorization: 'Basic lab' })
  })

  it.each([
    ['NOWHERE', 'nothing'],
    ['EMPTY', 'nothing'],
    ['TWO', 'other characters'],
  ])('cannot be had from %s', (keyVariable, found) => {
    const details = { code: 'argument-invalid', argument: `environment variable ${keyVariable}`, found }
    const reading = () => sentHeaders({ keyVariable }, environment)
    expect(reading).toThrow(WorkbenchError)
    try {
      reading()
    } catch (error) {
      expect(error).toMatchObject({ details })
    }
  })
})
