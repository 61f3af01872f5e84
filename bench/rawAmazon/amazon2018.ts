/** The form of Amazon Review Data 2018 (design notes, §2.4). */
import { Decimal, pythonJson } from './json.ts'
import type { RawForm } from './rawLines.ts'
import { asin, reviewerId } from './tokens.ts'

const FORMATS = [' Audio CD', ' MP3 Music', ' Vinyl', ' Audio Cassette']

export const amazon2018: RawForm = {
  reviewsFile: 'CDs_and_Vinyl.json.gz',
  itemsFile: 'meta_CDs_and_Vinyl.json.gz',
  review: ({ user, item, day, rating, text, summary, luck }) => {
    const date = new Date(day * 86_400_000)
    const month = String(date.getUTCMonth() + 1).padStart(2, '0')
    const review = {
      overall: new Decimal(rating),
      vote: luck < 0.2 ? String(2 + Math.floor(luck * 100)) : undefined,
      verified: luck > 0.3,
      reviewTime: `${month} ${date.getUTCDate()}, ${date.getUTCFullYear()}`,
      reviewerID: reviewerId(user),
      asin: asin(item),
      style: luck > 0.1 ? { 'Format:': FORMATS[item % 4] } : undefined,
      reviewerName: luck > 0.001 ? `${FORMATS[user % 4]?.trim()} fan ${user}` : undefined,
      reviewText: luck < 0.9995 ? text : undefined,
      summary: luck < 0.9998 ? summary : undefined,
      unixReviewTime: day * 86_400,
    }
    return pythonJson(review, true)
  },
  item: ({ item, title, description, features, categories, brand, price, related, luck }) => {
    const id = asin(item)
    const half = related.length >> 1
    const image = `https://images-na.ssl-images-amazon.com/images/I/${id}`
    return pythonJson(
      {
        category: categories,
        tech1: '',
        description,
        fit: '',
        title,
        also_buy: related.slice(0, half),
        tech2: '',
        brand,
        feature: features,
        rank: luck < 0.9 ? `${item + 1},${100 + (item % 900)} in CDs &amp; Vinyl (` : [],
        also_view: related.slice(half),
        details: luck < 0.5 ? { 'Audio CD': '', 'Number of Discs: ': '1', 'ASIN: ': id } : {},
        main_cat:
          luck < 0.8
            ? '<img src="https://m.media-amazon.com/music.png" alt="Digital Music" />'
            : 'CDs & Vinyl',
        similar_item: '',
        date: '',
        price,
        asin: id,
        imageURL: luck < 0.4 ? [`${image}._SS40_.jpg`] : [],
        imageURLHighRes: luck < 0.4 ? [`${image}.jpg`] : [],
      },
      true,
    )
  },
}
