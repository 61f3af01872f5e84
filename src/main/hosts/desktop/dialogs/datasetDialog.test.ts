import { describe, expect, it } from 'vitest'
import { labelOf, pickSource, type DatasetDialogParts } from './datasetDialog.ts'

describe('labelOf', () => {
  it('is what the user would call it', () => {
    expect(labelOf(['/data/amazon-cds'])).toBe('amazon-cds')
    expect(labelOf(['/data/cds/cds.inter', '/data/cds/cds.item'])).toBe('cds')
    expect(labelOf(['/data/a/x.inter', '/data/b/x.item', '/data/b/x.user'])).toBe('x.inter and 2 more')
    expect(labelOf(['/x.inter', '/x.item'])).toBe('/')
  })

  it('never holds the path', () => {
    expect(labelOf(['/home/someone/secret/cds'])).toBe('cds')
  })
})

it('asks for models as it asks for datasets: files by their ending, or a folder', async () => {
  const asked: unknown[] = []
  const parts = {
    dialog: {
      showOpenDialog: async (_: unknown, options: unknown) => {
        asked.push(options)
        return { canceled: false, filePaths: ['/disk/models/a.gguf'] }
      },
    },
    window: () => null,
    remembered: { current: () => ({}), change: () => undefined },
    grantSource: async (paths: readonly string[], label: string) => ({ source: paths.join(), label }),
  } as unknown as DatasetDialogParts
  expect(await pickSource('model-files', parts)).toEqual({ source: '/disk/models/a.gguf', label: 'a.gguf' })
  await pickSource('model-folder', parts)
  expect(asked).toMatchObject([
    {
      title: 'Choose GGUF files',
      properties: ['openFile', 'multiSelections'],
      filters: [{ extensions: ['gguf'] }, { extensions: ['*'] }],
    },
    { title: 'Choose a folder of GGUF files', properties: ['openDirectory'] },
  ])
})
