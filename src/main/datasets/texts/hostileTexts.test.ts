/** Texts that were written to take long: each once took the square of its length or more, minutes for those that are here. */
import { describe, expect, it } from 'vitest'
import { cleanText } from './cleanText.ts'
import { isDirtyTitle } from './isDirtyTitle.ts'
import { movieTitle } from './movieTitle.ts'

const MANY = 100_000

describe('a hostile text', () => {
  it.each([
    ['comments that never end', '<!--', ''],
    ['scripts that never end', '<script>', ''],
    ['scripts whose tags never end', '<script ', ''],
    ['styles and scripts that never end', '<style><script>', ''],
    ['tags within tags', '<a', '>'],
    ['entities within entities', 'amp;', ''],
    ['comments over many lines', '<!--\n', '-->'],
  ])('is cleaned at once, and stays so, where it is %s', (_kind, piece, end) => {
    const raw = `Home &${piece.repeat(MANY)}${end.repeat(MANY)}`
    const text = cleanText(raw)
    expect(cleanText(text)).toBe(text)
    expect(text.startsWith('Home')).toBe(true)
  })

  it('is looked through for residue at once', () => {
    expect(isDirtyTitle(`{${'a'.repeat(MANY)}`)).toBe(false)
    expect(isDirtyTitle(`{${'a '.repeat(MANY)}`)).toBe(false)
    expect(isDirtyTitle(`{${'a'.repeat(MANY)} : 1}`)).toBe(true)
    expect(isDirtyTitle(`${'{'.repeat(MANY)}a:b}`)).toBe(true)
  })

  it('is no title of a film', () => {
    const title = ', A ('.repeat(MANY)
    expect(movieTitle(title)).toBe(title)
  })
})

describe('elements and comments', () => {
  it.each([
    ['a<script>b</script >c<style>d</style>e', 'a c e'],
    ['a<SCRIPT x="1">b</Script>c', 'a c'],
    ['a<style>b<script>c</script>d', 'a b d'],
    ['a<!-- b --><!-->c-->d', 'a d'],
    ['a<!-- b\nc -->d<!-- e -->f', 'a d f'],
    ['<!-- a', '<!-- a'],
  ])('of %j leave %j', (raw, text) => {
    expect(cleanText(raw)).toBe(text)
  })
})
