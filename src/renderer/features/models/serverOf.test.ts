/** What is typed as a chat server. */
import { describe, expect, it } from 'vitest'
import { serverOf, typedServer } from './serverOf.ts'

const typed = {
  ...typedServer(null),
  name: ' rack ',
  addresses: 'http://one/v1\n  https://two:8080/v1\n',
  model: 'qwen ',
}

describe('serverOf', () => {
  it('takes one address a line, and gives back what it took', () => {
    const read = serverOf(typed, ['other'])
    expect(read).toEqual({
      server: {
        name: 'rack',
        addresses: ['http://one/v1', 'https://two:8080/v1'],
        model: 'qwen',
        parallel: 4,
        timeoutSeconds: 300,
      },
    })
    if ('server' in read) expect(serverOf(typedServer(read.server), [])).toEqual(read)
  })

  it.each([
    [
      'file:///etc/passwd',
      'Expected an address that begins with http:// or https://; found file:///etc/passwd.',
    ],
    ['http://one/v1 rack', 'Expected an address that begins with http:// or https://; found rack.'],
    [
      'http://me:secret@one/v1',
      'Expected an address without name and password; found http://me:secret@one/v1.',
    ],
    [' ', 'Expected at least one address.'],
  ])('refuses the addresses %s', (addresses, problem) => {
    expect(serverOf({ ...typed, addresses }, [])).toEqual({ problems: { addresses: problem } })
  })

  it('takes the name of a variable for a key, and one header a line', () => {
    const access = { keyVariable: ' $RACK_KEY ', headers: 'X-Team: research\n\n api-key: $RACK_KEY' }
    const read = serverOf({ ...typed, ...access }, [])
    expect(read).toMatchObject({
      server: { keyVariable: 'RACK_KEY', headers: ['X-Team: research', 'api-key: $RACK_KEY'] },
    })
    if ('server' in read) expect(serverOf(typedServer(read.server), [])).toEqual(read)
    expect(serverOf({ ...typed, keyVariable: 'sk-123', headers: 'X-Team: a\nApi-Key: 1' }, [])).toEqual({
      problems: {
        keyVariable: 'Expected the name of an environment variable, such as OPENAI_API_KEY.',
        headers:
          'Expected a secret by the name of its environment variable, such as X-Api-Key: $TEAM_KEY; found Api-Key: 1.',
      },
    })
  })

  it('needs no name of the model', () => {
    expect(serverOf({ ...typed, model: ' ' }, [])).toMatchObject({ server: { model: '' } })
  })

  it('says what is wrong with each of the others', () => {
    expect(serverOf({ ...typed, name: '', parallel: 0, timeoutSeconds: '' }, [])).toEqual({
      problems: {
        name: 'Expected a name.',
        parallel: 'Expected a whole number, 1 to 256; found 0.',
        timeoutSeconds: 'Expected a whole number, 1 to 3600; found nothing.',
      },
    })
    expect(serverOf(typed, ['rack'])).toEqual({ problems: { name: 'There is already a server named rack.' } })
  })
})
