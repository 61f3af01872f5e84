/** Changes the bytes of a file by chance, as damage and as malice would. */
import type { Random } from '../../src/main/ports/random.ts'

/** What parsers stumble over: ends of texts, bytes that are no UTF-8, numbers beyond all bounds, marks that open and never close. */
const PIECES: readonly Buffer[] = [
  Buffer.from([0]),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xc3, 0x28]),
  Buffer.from([0xed, 0xa0, 0x80]),
  ...[
    '1e999',
    '-1e999',
    '9'.repeat(400),
    '-0',
    'NaN',
    '"',
    '""',
    "'",
    '\n',
    '\r',
    '\r\n',
    '\t',
    ',',
    '{',
    '}',
    '[',
    ']',
    'null',
    '\\u0000',
    '\u2028',
    '\uFEFF',
    '__proto__',
    'constructor',
    '$&',
    '../../x',
    '[['.repeat(3000),
  ].map((text) => Buffer.from(text)),
]

/** Returns the bytes after one to three changes, and never changes those given. */
export function mutatedBytes(bytes: Buffer, random: Random): Buffer {
  let mutant = bytes
  for (let changes = 1 + random.below(3); changes > 0 && mutant.length > 0; changes -= 1)
    mutant = changedOnce(mutant, random)
  return mutant
}

function changedOnce(bytes: Buffer, random: Random): Buffer {
  const [from, to] = [random.below(bytes.length), random.below(bytes.length)].sort((a, b) => a - b) as [
    number,
    number,
  ]
  const near = Math.min(bytes.length, from + 1 + random.below(200))
  const [before, piece, after] = [bytes.subarray(0, from), bytes.subarray(from, near), bytes.subarray(near)]
  switch (random.below(9)) {
    case 0:
      return before
    case 1:
      return Buffer.concat([before, after])
    case 2:
      return Buffer.concat([before, piece, piece, after])
    case 3:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)])
    case 4:
      return Buffer.concat([before, bytes.subarray(to), bytes.subarray(from, to)])
    case 5:
      return linesChanged(bytes, random)
    case 6:
      return Buffer.concat([before, PIECES[random.below(PIECES.length)] ?? piece, after])
    case 7:
      return Buffer.concat([before, PIECES[random.below(PIECES.length)] ?? piece, piece, after])
    default:
      return bytesChanged(bytes, random)
  }
}

/** Leaves a line out, doubles it, or puts it in the place of another. */
function linesChanged(bytes: Buffer, random: Random): Buffer {
  const lines = bytes.toString('latin1').split('\n')
  const [one, other] = [random.below(lines.length), random.below(lines.length)]
  const line = lines[one] ?? ''
  const kind = random.below(3)
  if (kind === 0) lines.splice(one, 1)
  else if (kind === 1) lines.splice(other, 0, line)
  else [lines[one], lines[other]] = [lines[other] ?? '', line]
  return Buffer.from(lines.join('\n'), 'latin1')
}

function bytesChanged(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes)
  for (let changes = 1 + random.below(8); changes > 0; changes -= 1)
    copy.writeUInt8(random.below(256), random.below(copy.length))
  return copy
}
