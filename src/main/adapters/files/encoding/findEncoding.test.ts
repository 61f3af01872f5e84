import { describe, expect, it } from 'vitest'
import { collected } from '../../../datasets/datasets.testing.ts'
import { decodedLines } from './decodedLines.ts'
import { encodedText } from './encodedText.testing.ts'
import { findEncoding } from './findEncoding.ts'
import type { TextEncoding } from './findEncoding.ts'
import type { LineFault } from './lineDecoder.ts'

const HEAD = 'item_id:token\ttitle:token_seq\n'
const FRENCH = `${HEAD}1\tCafé Noir – “Été”\n2\tÜber den Wölkchen\n3\tSeñor Muñoz’s\n4\tBjörk: Début\n`
const CHINESE = `${HEAD}1\t今天天气很好\n2\t我爱北京天安门\n3\t爱情故事\n`

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const found = (bytes: Uint8Array, size = 16) => findEncoding(chunksOf(bytes, size))
const faultAt = (row: number, byte: string, at: number) => ({
  fault: { row, found: `the byte 0x${byte} at ${at}, which is no UTF-8` },
})

describe('findEncoding', () => {
  const wide = Buffer.from(CHINESE, 'utf16le')
  it.each<readonly [string, Uint8Array, TextEncoding]>([
    ['plain text', Buffer.from(HEAD), 'utf-8'],
    ['UTF-8', Buffer.from(CHINESE), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${FRENCH}`), 'utf-8'],
    ['nothing', Buffer.alloc(0), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${CHINESE}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without one', wide, 'utf-16le'],
    ['UTF-16 of the other order', Buffer.from(wide).swap16(), 'utf-16be'],
    ['Windows-1252', encodedText(FRENCH, 'windows-1252'), 'windows-1252'],
    ['one letter that all Latin sets have', encodedText(`${HEAD}1\tCafé\n`, 'windows-1252'), 'windows-1252'],
    ['GBK', encodedText(CHINESE, 'gbk'), 'gbk'],
  ])('recognises %s, however it is cut', async (_, bytes, encoding) => {
    for (const size of [16, 17, 19, 4096]) expect(await found(bytes, size)).toMatchObject({ encoding })
  })

  it.each([
    ['Polish', 'windows-1250', '1\tŻółta łódź\n2\tGęś i świnia\n'],
    ['Polish of ISO', 'iso-8859-2', '1\tŻółta łódź\n2\tGęś i świnia\n'],
    ['Czech', 'windows-1250', '1\tPříliš žluťoučký kůň úpěl ďábelské ódy\n'],
    ['Turkish', 'windows-1254', '1\tŞarkı söyle güzelim\n2\tİstanbul gönül dağı\n'],
    ['Russian', 'windows-1251', '1\tПривет мир\n2\tЛюбовь и голуби\n'],
    ['Russian of another set', 'koi8-r', '1\tПривет мир\n2\tЛюбовь и голуби\n'],
    ['Greek', 'windows-1253', '1\tΚαλημέρα κόσμε\n'],
    ['Japanese', 'shift_jis', '1\tこんにちは世界\n2\tありがとう\n'],
    ['Korean', 'euc-kr', '1\t안녕하세요 세계\n2\t사랑해요\n'],
    ['Chinese of Taiwan', 'big5', '1\t今天天氣很好\n2\t愛情故事\n'],
    ['too little Chinese', 'gbk', '1\t中国\n'],
  ])('does not take %s for another encoding', async (_, encoding, rows) => {
    const bytes = encodedText(HEAD + rows, encoding)
    const at = bytes.findIndex((byte) => byte > 127)
    const byte = bytes[at]!.toString(16).toUpperCase()
    expect(await found(bytes)).toMatchObject(faultAt(2, byte, at))
  })

  it('takes no file for another encoding that is UTF-8 up to a fault far behind', async () => {
    const bytes = Buffer.concat([Buffer.from(CHINESE), encodedText(FRENCH.repeat(9), 'windows-1252')])
    expect(await found(bytes, 4096)).toMatchObject({ fault: { row: 6 } })
    expect(await found(bytes, 16)).toMatchObject({ fault: { row: 6 } })
  })

  it('names the row and the place of a damaged byte among UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${CHINESE}4\tCafé`),
      Buffer.of(0xe9),
      Buffer.from('\n5\tÉté\n'),
    ])
    expect(await found(bytes)).toMatchObject(faultAt(5, 'E9', Buffer.byteLength(`${CHINESE}4\tCafé`)))
  })

  it('names a character that the end of the file cuts off', async () => {
    const bytes = Buffer.from(CHINESE).subarray(0, -2)
    expect(await found(bytes)).toMatchObject(faultAt(4, 'E4', bytes.length - 2))
  })
})

describe('decodedLines', () => {
  const options = (known?: TextEncoding) => ({
    known,
    find: () => Promise.reject(new Error('looked for')),
    refuse: ({ row, fault }: LineFault) => new Error(`row ${row}: ${fault}`),
  })
  const lines = async (bytes: Uint8Array, encoding: TextEncoding, size: number) =>
    (await collected(decodedLines(chunksOf(bytes, size), options(encoding)))).flat()

  it.each<readonly [string, Uint8Array, TextEncoding]>([
    [FRENCH, encodedText(FRENCH, 'windows-1252'), 'windows-1252'],
    [CHINESE, encodedText(CHINESE, 'gbk'), 'gbk'],
    [CHINESE, Buffer.from(CHINESE, 'utf16le'), 'utf-16le'],
  ])('decodes through the borders of chunks', async (text, bytes, encoding) => {
    for (const size of [1, 3, 16, 4096])
      expect(await lines(bytes, encoding, size)).toEqual(text.split('\n').slice(0, -1))
  })

  it.each<readonly [TextEncoding, readonly number[]]>([
    ['gbk', [0xff]],
    ['windows-1252', [0x81]],
    ['utf-8', [0xe9]],
  ])('replaces nothing: names the row of bytes that are no %s', async (encoding, fault) => {
    const bytes = Buffer.concat([
      Buffer.from('one\ntwo\nthree '),
      Buffer.from(fault),
      Buffer.from(' x\nfour\n'),
    ])
    for (const size of [5, 4096]) await expect(lines(bytes, encoding, size)).rejects.toThrow('row 3: bytes')
  })

  it('stops at a line that never ends, before it fills the memory', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('one\n')
      while (true) yield Buffer.alloc(1 << 20, 'x')
    }
    for (const encoding of ['gbk', 'utf-16le', undefined] as const) {
      const read = collected(decodedLines(endless(), options(encoding)))
      await expect(read).rejects.toThrow(/row [12]: length/)
    }
  })

  it.each<readonly [string, Uint8Array, TextEncoding]>([
    [FRENCH, encodedText(FRENCH, 'windows-1252'), 'windows-1252'],
    [CHINESE, encodedText(CHINESE, 'gbk'), 'gbk'],
    [CHINESE, Buffer.from(CHINESE, 'utf16le'), 'utf-16le'],
    [CHINESE, Buffer.from(CHINESE), 'utf-8'],
  ])('needs no second beginning where a file is no UTF-8 after all', async (text, bytes, encoding) => {
    for (const size of [16, 17, 31, 4096]) {
      const ends: TextEncoding[] = []
      const read = decodedLines(chunksOf(bytes, size), {
        find: () => Promise.resolve(encoding),
        refuse: ({ row, fault }) => new Error(`row ${row}: ${fault}`),
        onEnd: (found) => void ends.push(found),
      })
      expect((await collected(read)).flat()).toEqual(text.split('\n').slice(0, -1))
      expect(ends).toEqual([encoding])
    }
  })

  it('takes nothing back: what follows other letters of UTF-8 is damage', async () => {
    const bytes = Buffer.concat([Buffer.from('é\n\n'), Buffer.of(0xe9, 10)])
    const read = decodedLines(chunksOf(bytes, 4), {
      find: () => Promise.resolve('windows-1252'),
      refuse: ({ row, fault }) => new Error(`row ${row}: ${fault}`),
    })
    await expect(collected(read)).rejects.toThrow('row 3: bytes')
  })
})
