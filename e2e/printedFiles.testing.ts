/** What other programs read in exported files; null where such a program is not on this machine. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A word on a page, in points from its upper left corner. */
export interface PlacedWord {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly middle: number
}

/** Size in points and fonts of a PDF, by poppler. */
export function pdfFacts(
  pdf: Buffer,
): { readonly size: readonly number[]; readonly embedded: readonly boolean[] } | null {
  return inFolder((folder) => {
    const file = join(folder, 'figure.pdf')
    writeFileSync(file, pdf)
    const [info, fonts] = [read('pdfinfo', [file]), read('pdffonts', [file])]
    if (info === null || fonts === null) return null
    const size = /Page size:\s+([\d.]+) x ([\d.]+) pts/.exec(info)
    return {
      size: [Number(size?.[1]), Number(size?.[2])],
      embedded: fonts
        .trim()
        .split('\n')
        .slice(2)
        .map((line) => /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.exec(line)?.[1] === 'yes'),
    }
  })
}

/** The words of an SVG as librsvg places them, by way of a PDF. */
export function wordsByLibrsvg(svg: Buffer): readonly PlacedWord[] | null {
  return inFolder((folder) => {
    const [from, to] = [join(folder, 'figure.svg'), join(folder, 'figure.pdf')]
    writeFileSync(from, svg)
    if (read('rsvg-convert', ['--format=pdf', '--output', to, from]) === null) return null
    const words = read('pdftotext', ['-bbox', to, '-'])
    if (words === null) return null
    const found = words.matchAll(
      /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g,
    )
    return [...found].map(([, left, top, right, bottom, text = '']) => ({
      text,
      left: Number(left),
      right: Number(right),
      middle: (Number(top) + Number(bottom)) / 2,
    }))
  })
}

/** What pdflatex complains of in a document with this table; empty where it compiles. */
export function latexComplaints(table: string): readonly string[] | null {
  return inFolder((folder) => {
    const packages = ['booktabs', 'siunitx', 'graphicx', 'xcolor'].map((name) => `\\usepackage{${name}}`)
    writeFileSync(
      join(folder, 'paper.tex'),
      ['\\documentclass{article}', ...packages, '\\begin{document}', table, '\\end{document}'].join('\n'),
    )
    const found = spawnSync('pdflatex', ['-interaction=nonstopmode', 'paper.tex'], {
      cwd: folder,
      encoding: 'utf8',
    })
    if (found.error) return null
    const complaints = found.stdout.split('\n').filter((line) => line.startsWith('!'))
    return existsSync(join(folder, 'paper.pdf')) ? complaints : [...complaints, 'no paper.pdf was written']
  })
}

/** The resolution that a PNG states, in pixels per metre. */
export function pngDensity(png: Buffer): readonly number[] {
  const at = png.indexOf('pHYs') + 4
  return [png.readUInt32BE(at), png.readUInt32BE(at + 4), png[at + 8] ?? 0]
}

function read(program: string, args: readonly string[]): string | null {
  const found = spawnSync(program, args, { encoding: 'utf8' })
  if (found.error) return null
  if (found.status !== 0) throw new Error(`${program}: ${found.stderr}`)
  return found.stdout
}

function inFolder<Found>(look: (folder: string) => Found): Found {
  const folder = mkdtempSync(join(tmpdir(), 'recnet-paper-'))
  try {
    return look(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
