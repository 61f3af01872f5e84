import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { pointsOf, type FigureRenderer } from '#shared/charts/figureRenderer.ts'
import { HOSTILE_NAMES } from '#shared/hostileNames.testing.ts'
import { createFigureRenderer } from './figureRenderer.ts'

const resources = join(import.meta.dirname, '..', '..', '..', '..', 'resources')
const size = { widthPt: pointsOf(85), heightPt: pointsOf(60) }
const facts = {
  title: 'Routers & <more>',
  description: 'demo · seed 2020',
  createdAt: '2026-11-24T08:00:00.000Z',
}
const option = {
  backgroundColor: '#ffffff',
  textStyle: { fontFamily: 'Inter', fontSize: 8 },
  xAxis: { type: 'value', name: 'interactions', nameLocation: 'middle' },
  yAxis: { type: 'value', name: 'routers' },
  series: [
    {
      type: 'line',
      data: [
        [0, 20],
        [10, 21],
      ],
      areaStyle: {},
    },
  ],
}
const sha256 = ({ bytes }: { readonly bytes: Uint8Array }) => createHash('sha256').update(bytes).digest('hex')

describe('a figure as a file', () => {
  let renderer: FigureRenderer
  beforeAll(() => {
    renderer = createFigureRenderer(resources)
  })
  const svgText = async () => Buffer.from((await renderer.svg(option, size, facts)).bytes).toString('utf8')

  it('as SVG has its true size, text as text, and says what it is', async () => {
    const svg = await svgText()
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="85mm" height="60mm" viewBox="0 0 240\.945 170\.079"/,
    )
    expect(svg).toContain('<title>Routers &amp; &lt;more&gt;</title>\n<desc>demo · seed 2020</desc>')
    expect(svg).toMatch(/<text[^>]*>interactions<\/text>/)
    expect(svg).not.toContain('dominant-baseline')
  })

  it.each(HOSTILE_NAMES)('holds the name %j as text, and nothing else because of it', async (name) => {
    const named = {
      ...option,
      legend: { data: [name] },
      xAxis: { type: 'category', data: [name, 'other'], name, nameLocation: 'middle' },
      series: [{ type: 'line', name, data: [{ name, value: 1 }, { value: 2 }] }],
    }
    const about = { ...facts, title: name, description: name }
    const svg = Buffer.from((await renderer.svg(named, size, about)).bytes).toString('utf8')
    expect(svg.match(/<svg[\s>]/g)).toHaveLength(1)
    expect(svg.match(/<(title|desc|\/title|\/desc)>/g)).toEqual(['<title>', '</title>', '<desc>', '</desc>'])
    expect(svg).not.toMatch(/<script|onload=alert\(1\)>/)
    const { title } = { title: /<title>([^]*?)<\/title>/.exec(svg)?.[1] ?? '' }

    expect(title).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
    if (name.startsWith('$&')) expect(title).toBe(`$&amp; $1 $$ $\` $'`)
    const png = Buffer.from((await renderer.png(named, { ...size, dpi: 60 }, about)).bytes)
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
    const pdf = Buffer.from((await renderer.pdf(named, size, about)).bytes)
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('as PDF is one page of its true size with its font and no picture in it', async () => {
    const pdf = Buffer.from((await renderer.pdf(option, size, facts)).bytes)
    const text = pdf.toString('latin1')
    expect(text.slice(0, 5)).toBe('%PDF-')
    const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text)
    expect(Number(box?.[1])).toBeCloseTo(240.945, 2)
    expect(Number(box?.[2])).toBeCloseTo(170.079, 2)
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
    expect(text).toContain('/FontFile2')
    expect(text).not.toContain('/Subtype /Image')
    // Text is shown by glyphs of that font, not drawn as outlines.
    expect(contentOf(pdf)).toMatch(/BT\n\/F\d+ 8 Tf[\s\S]*?<[0-9a-f]{4}> Tj[\s\S]*?ET/)
  })

  it('as PDF tells no date where there is none', async () => {
    const undated = { ...facts, createdAt: null }
    const text = Buffer.from((await renderer.pdf(option, size, undated)).bytes).toString('latin1')
    expect(text).not.toMatch(/CreationDate|ModDate/)
  })

  it('as PNG has its pixels and says how many there are to a metre', async () => {
    const png = Buffer.from((await renderer.png(option, { ...size, dpi: 300 }, facts)).bytes)
    // 85 mm are 3.3465 inches, 60 mm are 2.3622.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1004, 709])
    const density = png.indexOf('pHYs') + 4
    expect([png.readUInt32BE(density), png.readUInt32BE(density + 4), png[density + 8]]).toEqual([
      11811, 11811, 1,
    ])
    expect(png.includes(Buffer.from('demo · seed 2020', 'utf8'))).toBe(true)
  })

  it('has the same bytes each time, in this process and in another', async () => {
    const own = [
      await renderer.svg(option, size, facts),
      await renderer.pdf(option, size, facts),
      await renderer.png(option, { ...size, dpi: 100 }, facts),
    ].map(sha256)
    const again = [
      await renderer.svg(option, size, facts),
      await renderer.pdf(option, size, facts),
      await renderer.png(option, { ...size, dpi: 100 }, facts),
    ].map(sha256)
    expect(again).toEqual(own)
    const script = `
      import { createHash } from 'node:crypto'
      import { createFigureRenderer } from ${JSON.stringify(join(import.meta.dirname, 'figureRenderer.ts'))}
      const [option, size, facts] = ${JSON.stringify([option, size, facts])}
      const renderer = createFigureRenderer(${JSON.stringify(resources)})
      for (const { bytes } of [await renderer.svg(option, size, facts), await renderer.pdf(option, size, facts), await renderer.png(option, { ...size, dpi: 100 }, facts)]) {
        console.log(createHash('sha256').update(bytes).digest('hex'))
      }`
    const elsewhere = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: join(resources, '..'),
      encoding: 'utf8',
    })
    expect(elsewhere.trim().split('\n')).toEqual(own)
  })
})

describe('letters of a figure', () => {
  const serif = "'STIX Two Text', 'Noto Sans SC', serif"
  const labelled = (label: string, family = 'Inter') => ({
    ...option,
    textStyle: { fontFamily: family, fontSize: 8 },
    xAxis: { ...option.xAxis, name: label, nameTextStyle: { fontFamily: family } },
  })
  const renderer = createFigureRenderer(resources)
  const fonts = (svg: string) =>
    [...svg.matchAll(/@font-face\{font-family:'([^']+)'/g)].map(([, name]) => name)

  it('come with the SVG, and only those that it uses', async () => {
    const { bytes, missing } = await renderer.svg(labelled('λ 随机种子 さくら', serif), size, facts)
    const svg = Buffer.from(bytes).toString('utf8')
    // Numbers and λ; Chinese letters are in several slices.
    expect(new Set(fonts(svg))).toEqual(new Set(['STIX Two Text', 'Noto Sans SC']))
    expect(svg).toContain('>λ 随机种子 さくら</text>')
    expect(missing).toBe('')
    expect(svg.length).toBeLessThan(60_000)
  })

  it('that the font lacks come from another, in the PDF too', async () => {
    const pdf = Buffer.from((await renderer.pdf(labelled('τ ≥ 0.5 种子', serif), size, facts)).bytes)
    const text = pdf.toString('latin1')
    for (const name of ['STIXTwoText', 'Inter-Regular', 'NotoSansSC']) expect(text).toContain(name)
    // Every font of the file is embedded.
    expect(text.match(/\/FontFile2/g)?.length).toBe(text.match(/\/Type \/FontDescriptor/g)?.length)
  })

  it('that no font has are told', async () => {
    for (const draw of ['svg', 'pdf'] as const)
      expect((await renderer[draw](labelled('한국 ok'), size, facts)).missing).toBe('국한')
    expect((await renderer.png(labelled('한국 ok'), { ...size, dpi: 72 }, facts)).missing).toBe('국한')
  })
})

/** The drawing commands of all streams that can be unpacked. */
function contentOf(pdf: Buffer): string {
  const streams: string[] = []
  for (let from = pdf.indexOf('stream\n'); from >= 0; from = pdf.indexOf('stream\n', from + 1)) {
    try {
      streams.push(inflateSync(pdf.subarray(from + 7)).toString('latin1'))
    } catch {
      // A font, or the word "endstream".
    }
  }
  return streams.join('\n')
}
