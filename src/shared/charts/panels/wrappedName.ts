/** Breaks a long name into lines. */

/** Returns the name with a line break wherever a line would be longer than `letters`; after a space or sign if one is near. */
export function wrappedName(name: string, letters: number): string {
  const most = Math.max(4, Math.floor(letters))
  return name
    .split('\n')
    .flatMap((line) => linesOf(line, most))
    .join('\n')
}

function linesOf(name: string, most: number): readonly string[] {
  const pieces = (name.match(/[^-_. /]*[-_. /]?/g) ?? []).flatMap((piece) => slices(piece, most))
  const lines: string[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && (last + piece).trimEnd().length <= most) lines[lines.length - 1] = last + piece
    else lines.push(piece)
  }
  return lines.map((line) => line.trim())
}

function slices(piece: string, most: number): readonly string[] {
  return piece.length <= most
    ? piece === ''
      ? []
      : [piece]
    : [piece.slice(0, most), ...slices(piece.slice(most), most)]
}
