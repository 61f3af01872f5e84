/** Names exported files after their content and what it is of. */
import type { ExportedFile } from '#shared/vocabulary/figures.ts'

const FORMATS = {
  svg: { ending: 'svg', mime: 'image/svg+xml' },
  pdf: { ending: 'pdf', mime: 'application/pdf' },
  png: { ending: 'png', mime: 'image/png' },
  csv: { ending: 'csv', mime: 'text/csv' },
  source: { ending: 'zip', mime: 'application/zip' },
  text: { ending: 'txt', mime: 'text/plain' },
  markdown: { ending: 'md', mime: 'text/markdown' },
  latex: { ending: 'tex', mime: 'application/x-tex' },
} as const

/** The content of a file, and what its name is made of: the name of the figure or table, then what it is of. */
export interface NamedBytes {
  readonly subject: string
  readonly of: readonly string[]
  readonly format: keyof typeof FORMATS
  readonly bytes: Uint8Array | string
}

/**
 * Returns the file with its name, MIME type and content in base64. A name such as `ndcg_demo_seed42.svg`
 * has at most 120 characters before its ending.
 */
export function exportedFile({ subject, of, format, bytes }: NamedBytes): ExportedFile {
  const { ending, mime } = FORMATS[format]
  const name = [subject, ...of].join('_')
  return {
    fileName: `${name.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 120)}.${ending}`,
    mime,
    base64: Buffer.from(bytes).toString('base64'),
  }
}
