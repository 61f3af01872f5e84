/** The form of Amazon Reviews 2023 (design notes, §2.5): milliseconds, variants of an item, other names. */
import { Decimal, pythonJson } from './json.ts'
import type { RawForm } from './rawLines.ts'
import { asin, userId2023 } from './tokens.ts'

export const amazon2023: RawForm = {
  reviewsFile: 'CDs_and_Vinyl.jsonl.gz',
  itemsFile: 'meta_CDs_and_Vinyl.jsonl.gz',
  review: ({ user, item, day, rating, text, summary, luck }) =>
    pythonJson(
      {
        rating: new Decimal(rating),
        title: summary,
        text: luck < 0.9995 ? text : '',
        images: [],
        // Every fifth review is of a variant, which is not the item.
        asin: luck < 0.2 ? `B9${asin(item).slice(2)}` : asin(item),
        parent_asin: asin(item),
        user_id: userId2023(user),
        timestamp: day * 86_400_000 + Math.floor(luck * 86_400_000),
        helpful_vote: luck < 0.2 ? Math.floor(luck * 100) : 0,
        verified_purchase: luck > 0.3,
      },
      false,
    ),
  item: ({ item, title, description, features, categories, brand, price, luck }) =>
    pythonJson(
      {
        main_category: 'Digital Music',
        title,
        average_rating: new Decimal(3 + 2 * luck),
        rating_number: 1 + Math.floor(luck * 500),
        features,
        description,
        price: price.startsWith('$') ? Number(price.slice(1).split(' ')[0]) : price === '-' ? '—' : null,
        images: [{ thumb: `https://m.media-amazon.com/images/I/${asin(item)}._SS40_.jpg`, variant: 'MAIN' }],
        videos: [],
        store: brand,
        categories,
        details: { Manufacturer: brand, 'Number of discs': '1' },
        parent_asin: asin(item),
        bought_together: null,
      },
      false,
    ),
}
