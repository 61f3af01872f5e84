/** The symbols of the paper, each with what it stands for and where the paper says so. A symbol with two meanings is explained by the help of its setting alone. */
const SYMBOLS: Readonly<Record<string, string>> = {
  K: 'Number of routers that a run begins with (§2.2, Figure 5).',
  τ: 'Threshold: a router sends its message to a client whose routing score is at least τ (§2.2, Eq. 4).',
  λ: 'Model calls for clients per client update; the complexity of RecNet is O(λN + M) (§3.4.5, Table 5).',
  P_c: 'Preference profile of a client agent: what a user likes, or whom an item suits, in words (§2.2).',
  P_R: 'Profile of a router agent: the preferences that its community shares, in words (§2.2, Eq. 3).',
  F_c: 'Filter memory of a client agent: its rules on how incoming messages are weighed (§2.3, Eq. 5).',
  B_c: 'Message buffer of a client agent: messages of routers that wait until its next interaction (§2.3).',
  'i⁻': 'The item that the user did not choose, which stands beside the chosen one in the prediction (§2.4, Eq. 6).',
  update_size: 'Number of updated clients after which routers are updated (§2.5, Algorithm 1).',
}

/** One sentence on a symbol with the section; null for one that the paper does not have, or uses twice. */
export function symbolMeaning(symbol: string): string | null {
  return SYMBOLS[symbol] ?? null
}
