import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorSentence } from '#shared/errors/errorSentence.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { plannedCells } from './plannedCells.ts'
import { readStudyText, writeStudyText } from './studyText.ts'

const TEXT = `# Table 3 on my data
format: 1
title: Ablations
kind: ablations
datasets: [demo]
rows:
  - RecNet
  - label: small
    variant: RecNet
    settings: { initialRouterCount: 5 }
seeds: [1, 2]
`

function refusedWith(text: string): string {
  try {
    readStudyText(text)
  } catch (error) {
    if (error instanceof WorkbenchError) return errorSentence(error.details, 'terminal').statement
    throw error
  }
  throw new Error('Expected a refusal, found none')
}

describe('the text of a study', () => {
  it('refuses what is nested too deeply, and keys that no record can have, with their place', () => {
    const least = 'format: 1\ntitle: t\ndatasets: [demo]\nrows: [RecNet]\n'
    const issuesOf = (text: string) => {
      try {
        return readStudyText(least + text)
      } catch (error) {
        return (error as WorkbenchError).details
      }
    }
    const deep = `settings: ${'['.repeat(100_000)}`
    expect(issuesOf(deep)).toEqual({
      code: 'study-invalid',
      issues: [{ line: 5, column: 61, path: 'the study', expected: 'at most 50 levels', found: 'more' }],
    })
    expect(issuesOf('sweeps:\n  - __proto__: [1]\n    updateSize: [10]\n')).toMatchObject({
      issues: [{ line: 6, column: 5, path: '__proto__', expected: 'a field that belongs there' }],
    })
  })

  it('is read from YAML and from JSON alike, and written so that it reads the same', () => {
    const file = readStudyText(TEXT)
    expect(file).toMatchObject({ title: 'Ablations', seeds: [1, 2], runsAtOnce: 1, sweeps: [] })
    expect(readStudyText(JSON.stringify(file))).toEqual(file)
    const written = writeStudyText(file)
    expect(written).not.toContain('runsAtOnce')
    expect(readStudyText(written)).toEqual(file)
  })

  it('is refused with line, column and the path of each wrong field', () => {
    expect(refusedWith(TEXT.replace('[1, 2]', '[1, two]'))).toBe(
      'line 11, column 12: seeds.1: expected number, found "two".',
    )
    expect(refusedWith(TEXT.replace('seeds:', 'seed:'))).toMatch(
      /^line 11, column 7: seed: expected a field that belongs there/,
    )
    expect(refusedWith(TEXT.replace('initialRouterCount: 5', 'initialRouterCount: many'))).toMatch(
      /^line 10, column 37: rows\.1\.settings\.initialRouterCount: expected number, found "many"/,
    )
    expect(refusedWith('title: [')).toMatch(/^line 1, column \d+: the study: expected YAML or JSON/)
    expect(refusedWith('{"format": 1, "title": "a", "title": "b"}')).toMatch(/unique/)
    expect(refusedWith('')).toMatch(/^the study: /)
  })

  it('is read as the documents show it', async () => {
    const text = await readFile(join(import.meta.dirname, '../../../../docs/studies.md'), 'utf8')
    const [, example = ''] = /```yaml\n([^]*?)```/.exec(text) ?? []
    // Three points for each row of RecNet and one for Pop, with three seeds.
    expect(plannedCells(readStudyText(example))).toHaveLength((3 + 3 + 1) * 3)
  })

  it('cannot grow by aliases', () => {
    const level = (name: string, of: string) => `${name}: &${name} [${Array(9).fill(`*${of}`).join(',')}]\n`
    const bomb = `a: &a [1]\n${level('b', 'a')}${level('c', 'b')}${level('d', 'c')}${level('e', 'd')}`
    expect(refusedWith(bomb)).toMatch(/few aliases/)
  })
})
