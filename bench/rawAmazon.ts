/**
 * Writes raw files as Amazon has them, with all that is wrong in them, of the size of CDs and Vinyl in Table 1 of the
 * paper: 84,522 users, 56,883 items and 961,572 interactions are what five-core leaves. No review in them is real.
 *
 *   node bench/rawAmazon.ts /tmp/raw-cds                 reviews and metadata as of 2018: 1.4 GB of text, packed
 *   node bench/rawAmazon.ts /tmp/raw-cds --scale 0.1     a tenth of it
 *   node bench/rawAmazon.ts /tmp/raw-cds --form both     also as of 2023
 *   node bench/rawAmazon.ts /tmp/raw-cds --extra 3.7     as many interactions beside the core as the whole category has
 *   node bench/rawAmazon.ts /tmp/raw-cds --seed 1        another draw
 */
import { parseArgs } from 'node:util'
import { formatBytes } from '#shared/quantities.ts'
import { writeRawAmazon, type RawFormName } from './rawAmazon/writeRawAmazon.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1' },
    extra: { type: 'string', default: '0.3' },
    form: { type: 'string', default: '2018' },
    seed: { type: 'string', default: '2020' },
  },
})
const folder = positionals[0]
if (folder === undefined)
  throw new Error('Expected the folder to write into: node bench/rawAmazon.ts /tmp/raw-cds')
const forms: readonly RawFormName[] =
  options.form === 'both' ? ['2018', '2023'] : [options.form === '2023' ? '2023' : '2018']
const expected = await writeRawAmazon(folder, {
  scale: Number(options.scale),
  extra: Number(options.extra),
  forms,
  seed: Number(options.seed),
  written: (file, { lines, bytes }) =>
    console.log(`${file}: ${lines.toLocaleString('en')} lines, ${formatBytes(bytes)} of text`),
})
console.log(JSON.stringify(expected, null, 2))
