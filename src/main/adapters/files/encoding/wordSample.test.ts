import { expect, it } from 'vitest'
import { encodedText } from './encodedText.testing.ts'
import { WordSample } from './wordSample.ts'

const sampled = (bytes: Uint8Array, size: number) => {
  const sample = new WordSample()
  for (let at = 0; at < bytes.length; at += size) sample.add(bytes.subarray(at, at + size))
  return new TextDecoder('gbk').decode(sample.words(), { stream: true })
}

it('keeps the words that are not plain, whole, however the text is cut', () => {
  const bytes = encodedText('1\t爱情故事 and more\n2\tx今天 天气\n', 'gbk')
  for (const size of [1, 2, 3, 5, 7, 64]) expect(sampled(bytes, size)).toBe('爱情故事 x今天 天气 ')
})

it('keeps a few of many, none of them cut', () => {
  const bytes = encodedText('我爱北京天安门 今天\n'.repeat(9000), 'gbk')
  for (const size of [999, 65_536]) {
    const words = sampled(bytes, size).trim().split(' ')
    expect(words.length).toBeGreaterThan(400)
    expect(new Set(words)).toEqual(new Set(['我爱北京天安门', '今天']))
  }
})
