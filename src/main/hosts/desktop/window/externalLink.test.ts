import { describe, expect, it } from 'vitest'
import { linkOpener, openableAddress } from './externalLink.ts'

describe('openableAddress', () => {
  it('opens https and nothing else', () => {
    expect(openableAddress('https://arxiv.org/abs/2510.1?x=1')?.host).toBe('arxiv.org')
    for (const address of [
      'http://arxiv.org',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://host/share',
      'mailto:a@b.c',
      'ms-msdt:/id',
      'arxiv.org',
      '',
    ]) {
      expect(openableAddress(address), address).toBeNull()
    }
  })

  it('refuses a name put before the host to disguise it', () => {
    expect(openableAddress('https://arxiv.org@example.com/')).toBeNull()
  })
})

describe('linkOpener', () => {
  function played(response: number) {
    const asked: string[] = []
    const opened: string[] = []
    let answer = () => {}
    const open = linkOpener({
      dialog: {
        showMessageBox: ((options: { readonly message: string }) => {
          asked.push(options.message)
          return new Promise((resolve) => (answer = () => resolve({ response, checkboxChecked: false })))
        }) as never,
      },
      shell: { openExternal: async (address) => void opened.push(address) },
    })
    return { asked, opened, open, answer: () => answer() }
  }

  it('shows the host, and opens nothing without a yes', async () => {
    const { open, answer, asked, opened } = played(1)
    const done = open('https://example.com/a')
    answer()
    await done
    expect(asked).toEqual(['Open example.com in your browser?'])
    expect(opened).toEqual([])
  })

  it('asks one question at a time', async () => {
    const { open, answer, asked, opened } = played(0)
    const first = open('https://example.com/a')
    await open('https://example.com/b')
    answer()
    await first
    expect(asked).toHaveLength(1)
    expect(opened).toEqual(['https://example.com/a'])
    const third = open('https://example.com/c')
    answer()
    await third
    expect(opened).toHaveLength(2)
  })
})
