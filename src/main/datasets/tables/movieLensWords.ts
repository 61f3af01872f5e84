/** What the codes of MovieLens 1M mean, as its README says. */

const AGES: Readonly<Record<string, string>> = {
  '1': 'under 18',
  '18': '18 to 24',
  '25': '25 to 34',
  '35': '35 to 44',
  '45': '45 to 49',
  '50': '50 to 55',
  '56': '56 or older',
}

const OCCUPATIONS = [
  'other',
  'academic or educator',
  'artist',
  'clerical or administrative',
  'college or graduate student',
  'customer service',
  'doctor or health care',
  'executive or managerial',
  'farmer',
  'homemaker',
  'school student',
  'lawyer',
  'programmer',
  'retired',
  'sales or marketing',
  'scientist',
  'self-employed',
  'technician or engineer',
  'tradesman or craftsman',
  'unemployed',
  'writer',
] as const

/** Returns the words for a code of the column, or the value itself where there are none. */
export function movieLensWord(column: string, value: string): string {
  if (column === 'age') return AGES[value] ?? value
  return column === 'occupation' ? (OCCUPATIONS[Number(value)] ?? value) : value
}
