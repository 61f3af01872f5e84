/** Small datasets in every form that is imported, made here, for files to be broken. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The files of a dataset before they are packed. */
export interface DatasetSample {
  readonly form: string
  readonly files: Readonly<Record<string, Buffer>>
  /** The file that has an interaction on every line, apart from a header; null where the lines say something else. */
  readonly interactions: { readonly file: string; readonly header: boolean } | null
  readonly packed: boolean
}

const USERS = 60
const ITEMS = 40
const TAKEN = 8
/** A second in 2015, in seconds since 1970. */
const BEGIN = 1_420_070_400

/** Returns atomic files (the demo), CSV, JSON lines, the same packed, and the benchmark form. */
export async function datasetSamples(): Promise<readonly DatasetSample[]> {
  const demo = join(import.meta.dirname, '..', '..', 'resources', 'demo')
  const read = async (file: string) => [file, await readFile(join(demo, file))] as const
  const atomic = Object.fromEntries(await Promise.all(['demo.inter', 'demo.item', 'demo.user'].map(read)))
  const lines = {
    'CDs_and_Vinyl_5.json': text(rows().map(review)),
    'meta_CDs_and_Vinyl.json': text(items().map(metadata)),
  }
  const reviews = { file: 'CDs_and_Vinyl_5.json', header: false }
  return [
    sample('atomic', atomic, { file: 'demo.inter', header: true }),
    sample('CSV', movieLens(), { file: 'ratings.csv', header: true }),
    sample('JSON lines', lines, reviews),
    { ...sample('JSON lines, packed', lines, reviews), packed: true },
    sample('benchmark', benchmark(), null),
  ]
}

/** The bytes of a file on disk. */
export function onDisk({ packed }: DatasetSample, bytes: Buffer): Buffer {
  return packed ? gzipSync(bytes, { level: 1 }) : bytes
}

function sample(
  form: string,
  files: DatasetSample['files'],
  interactions: DatasetSample['interactions'],
): DatasetSample {
  return { form, files, interactions, packed: false }
}

function text(lines: readonly string[]): Buffer {
  return Buffer.from(`${lines.join('\n')}\n`)
}

interface Row {
  readonly user: number
  readonly item: number
  readonly day: number
}

function rows(): readonly Row[] {
  return Array.from({ length: USERS * TAKEN }, (_, row) => {
    const [day, user] = [Math.floor(row / USERS), row % USERS]
    return { user: user + 1, item: ((user + day * 3) % ITEMS) + 1, day }
  })
}

function items(): readonly number[] {
  return Array.from({ length: ITEMS }, (_, item) => item + 1)
}

function review({ user, item, day }: Row): string {
  return JSON.stringify({
    overall: 1 + ((user + item) % 5),
    reviewerID: `A${user}`,
    asin: `B${item}`,
    reviewText: 'Warm, “quiet”, and long.',
    unixReviewTime: BEGIN + day * 86_400,
  })
}

function metadata(item: number): string {
  return JSON.stringify({
    asin: `B${item}`,
    title: `Album ${item}`,
    category: ['CDs & Vinyl', item % 2 === 0 ? 'Jazz' : 'Folk'],
    description: [`A record of evenings, no. ${item}`],
  })
}

function movieLens(): Readonly<Record<string, Buffer>> {
  const ratings = rows().map(
    ({ user, item, day }) => `${user},${item},${1 + ((user + item) % 5)}.0,${BEGIN + day * 86_400}`,
  )
  const movies = items().map((item) => `${item},"Film ${item}, The (1999)",Comedy|Drama`)
  return {
    'ratings.csv': text(['userId,movieId,rating,timestamp', ...ratings]),
    'movies.csv': text(['movieId,title,genres', ...movies]),
  }
}

function benchmark(): Readonly<Record<string, Buffer>> {
  const header = 'user_id:token\titem_id_list:token_seq\titem_id:token'
  const histories = Array.from({ length: USERS }, (_, user) =>
    rows()
      .filter((row) => row.user === user + 1)
      .map(({ item }) => item),
  )
  const part = (lengths: readonly number[]) =>
    histories.flatMap((history, user) =>
      lengths.map((length) => `${user + 1}\t${history.slice(0, length).join(' ')}\t${history[length]}`),
    )
  return {
    'CDs.train.inter': text([header, ...part([1, 2, 3, 4, 5])]),
    'CDs.valid.inter': text([header, ...part([6])]),
    'CDs.test.inter': text([header, ...part([7])]),
    'CDs.item': text([
      'item_id:token\ttitle:token_seq\tcategory:token_seq',
      ...items().map((item) => `${item}\tAlbum ${item}\tFolk; Contemporary`),
    ]),
  }
}
